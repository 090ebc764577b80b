import type { Found } from './address.ts';
import { introduces, saysFailure } from './phrases.ts';

/** What stands before an address that is not the recipient's. */
const NOT_HIM =
  /(?:\bplease (?:try|use|forward to|send (?:it )?to)\s*|\bnew address(?: is)?\s*:?\s*|\b(?:from|sender(?: address| e-?mail)?|reply-to|return-path|message-id|references|in-reply-to|envelope-from|originator|x-sender|errors-to|signed|by)\s*[:=]\s*|\bmail from\s*:?\s*|\b(?:message|mail|e-?mail) (?:(?:was|were|is) )?(?:sent )?(?:from|by)\s*|\b(?:sent|received|returned|generated automatically) by\s*|\bcontact(?:ing)?\b.{0,60}|\bmailto:|\b(?:write|complain|report|problems?|questions?|assistance|help|support|details?|e-?mail us|reply|feedback|send (?:an )?(?:e-?)?mail|forward it) (?:to|at)\s*|\b(?:postmaster|administrator|helpdesk|hostmaster)\b.{0,20}|:\/\/\S*|(?:差出人|送信者|発信者|お?問い?合わ?せ\S{0,12}|連絡先|管理者)\s*[:：はに]?\s*)["'<([]*$/i;
/** `550 5.1.8 <user@example.jp>: Sender address rejected` is about the one who wrote. */
const SENDER_REFUSED =
  /^[>"']?\W{0,5}(?:sender|domain of sender|from address|return address|envelope sender|mail from)\b/i;
const LABEL =
  /(?:^|[\s(>*[{,-])(?:(?:(?:final|original|intended|failed|undeliverable|undelivered|invalid|bad|unknown|remote|bounced)[ -]?)?(?:recipients?|addressees?|address(?:es)?|mailbox|userid|users?|rcpt)(?: (?:address|name|e-?mail|id))?(?:\(e?s\))?|rcpt(?: ?to)?|error-for|failed|to|for|addressed to|delivered to|deliver(?:y)? to|宛先|あて先|宛て先|送信先|配信先|受信者|送り先|メールアドレス|アドレス|收件人|收件者|收信人|받는 사람|수신자|destinataires?|empf(?:ä|ae)nger|an|destinatarios?|para|odbiorca|получатель|адрес)(?:のアドレス|メールアドレス|アドレス)?\s*(?:は|が)?\s*[:=：]\s*["'<([]*(?:rfc-?822\s*;\s*|smtp\s*[:;]\s*)?["'<(]*$/i;
const HEADER = /^\s*(?:to|cc|bcc|for|an|para|宛先)\s*[:：]\s*["'<]*$/i;
const DETAIL =
  /^\s*(?:from|subject|date|sent|cc|message-?id|件名|日時|日付|差出人|送信日時|von|betreff|gesendet|de|objet|asunto|enviado|assunto)\s*[:：]/i;
const RCPT = /\brcpt[ _]?to\s*[:=]?\s*["'<(]*$/i;
const DECORATION =
  /^[\s>|]*(?:\d{1,3}[.):]\s?)?[\s\-*>•・●■◆◇○<"'([\]|+=~→#]*(?:rfc-?822\s*;\s*|smtp\s*[:;]\s*)?["'<(]*$/i;
const SENDGRID = /^[^\s:@]{1,64}:\d{1,12}:<?$/;
/** `Taro Yamada <taro@example.jp>` on a line of its own. */
const DISPLAY_NAME = /^[\s\-*>•"']*[^:：@<>、。,.!?]{1,40}$/;
/** The Japanese for `contact` stands behind the address. */
const CONTACT_AFTER = /^[>"')\]」』]*\s*(?:へ|に|まで|宛に?|あてに?)?\s*(?:ご?連絡|お?問い?合わ?せ|ご?相談|ご?照会)/;
const CONTACT_HEADING =
  /^[\s\p{P}\p{S}]*(?:お?問い?合わ?せ(?:先|窓口)?|ご?連絡先|サポート窓口|contacts?(?: us)?|support|help ?desk|inquir(?:y|ies)|questions)[\s\p{P}\p{S}]*$/iu;
const SENT_BY = /\b(?:sent by|received from|sender|originator|from)\s*:?\s*$/i;
const ENDS = /^["'>)\].,;:|\s]*$/;
const SPEAKS = /^["'>)\]]*\s*(?::|\.\.\.|-|–|—|=>|->|\(|\[|<mailto:|,|;|\||\t|、|：|さん|様)/;
const REPLY_LINE = /^\s*(?:<<<\s*|>\s*)?#?[245]\d\d[ -]/;
const TOWARDS =
  /(?:\b(?:to|for|address|recipient|user|mailbox|account|addressee|an|à|para|a|au|der|gegen|aan|до|до адреса)|宛先|あて先|アドレス|「)\s*["'<([]*$/i;
const TOWARDS_AFTER =
  /^["'>)\]」]*\s*(?:への|宛|あて|様|さん|に(?:送|配|届)|は(?:存在|見つ|現在|無効)|が(?:存在|見つ)|へ(?:の|送|配))/;

function accepted(next: string): boolean {
  return /^\s*(?:<<<|<--|S:|Received:?\s*<<<|[\d:., -]{0,30}<--)?\s*2\d\d[ -]/.test(next);
}

/** The last address that stood alone on its line as a recipient: others of the same shape belong to its list. */
interface ListEntry {
  readonly line: number;
  readonly before: string;
}

/** Behind this many characters nothing before an address on its line matters. */
const LOOK_BACK = 200;

/** Judges the addresses of a text from its first line to its last. */
export class Scale {
  readonly #lines: readonly string[];
  #entry: ListEntry | null = null;
  #failing: { readonly line: number; readonly says: boolean } = { line: -1, says: false };

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  #says(line: number): boolean {
    if (this.#failing.line !== line) this.#failing = { line, says: saysFailure(this.#lines[line] as string) };
    return this.#failing.says;
  }

  /** By the form of the line alone: 4 sure, 3 likely, 2 one of a sentence, 0 surely not. */
  weigh(line: number, found: Found): number {
    const text = this.#lines[line] as string;
    const before = text.slice(Math.max(0, found.start - LOOK_BACK), found.start);
    const after = text.slice(found.end, found.end + LOOK_BACK);
    const next = ENDS.test(after) ? (this.#lines[line + 1] ?? '').trimStart() : after;
    if (NOT_HIM.test(before) || SENDER_REFUSED.test(after) || CONTACT_AFTER.test(next)) return 0;
    if (RCPT.test(before)) return accepted(this.#lines[line + 1] ?? '') ? 2 : 4;
    if (found.start < LOOK_BACK && (DECORATION.test(before) || SENDGRID.test(before)))
      return this.#leading(line, found, before, after);
    if (found.bracketed && ENDS.test(after) && DISPLAY_NAME.test(before)) return this.#announced(line) ? 4 : 3;
    if (HEADER.test(before)) return this.#inDetails(line) ? 2 : 3.5;
    if (LABEL.test(before)) return 4;
    if (REPLY_LINE.test(before)) return 3.5;
    const towards = TOWARDS.test(before) || TOWARDS_AFTER.test(after) ? 0.5 : 0;
    return 2 + towards + (this.#says(line) ? 1 : 0) + (found.bracketed ? 0.5 : 0);
  }

  #leading(line: number, found: Found, before: string, after: string): number {
    if (/^["'>)\]]*\s*:/.test(after)) return 4;
    if (ENDS.test(after)) {
      const above = this.#lineAbove(line);
      if (CONTACT_HEADING.test(above) || SENT_BY.test(above)) return 0;
      return this.#supports(line, found, before) ? 4 : 3;
    }
    if (SPEAKS.test(after) || this.#says(line) || /[245]\d\d/.test(after)) return 4;
    return this.#supports(line, found, before) ? 4 : 3;
  }

  #lineAbove(line: number): string {
    for (let i = line - 1; i >= 0 && i >= line - 3; i--) {
      const text = this.#lines[i] as string;
      if (text.trim() !== '') return text;
    }
    return '';
  }

  /** `To:` beside `Subject:` and `Date:` tells of the original, which others may have got. */
  #inDetails(line: number): boolean {
    return [line - 1, line + 1].some((i) => DETAIL.test(this.#lines[i] ?? ''));
  }

  /** An address alone is a recipient where the lines above announce some, or the next one explains. */
  #supports(line: number, found: Found, before: string): boolean {
    const listed = this.#entry?.before === before && line - this.#entry.line <= 40;
    const supported = found.bracketed || listed || this.#announced(line) || explains(this.#lines[line + 1] ?? '');
    if (supported) this.#entry = { line, before };
    return supported;
  }

  #announced(line: number): boolean {
    let seen = 0;
    for (let i = line - 1; i >= 0 && i >= line - 12 && seen < 3; i--) {
      const text = this.#lines[i] as string;
      if (text.trim() === '') continue;
      if (introduces(text)) return true;
      seen++;
    }
    return false;
  }
}

function explains(next: string): boolean {
  return /^\s+\S/.test(next) && (saysFailure(next) || /\b[245]\d\d\b/.test(next));
}
