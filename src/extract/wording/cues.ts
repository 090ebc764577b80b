import { anyOf } from '../ground/any-of.ts';

const raw = String.raw;
/** What may still stand between a cue and its address. */
const QUOTE = raw`["'<([]*$`;

/** `550 5.1.8 <user@example.jp>: Sender address rejected` is about the one who wrote. */
export const SENDER_REFUSED = anyOf(
  [
    '(?:un)?authori[sz]ed sender',
    'sender',
    'domain of sender',
    'from address',
    'return address',
    'envelope sender',
    'mail from',
  ],
  (phrases) => raw`^[>"']?\W{0,5}${phrases}\b`,
);

const KINDS_OF =
  '(?:(?:final|original|intended|failed|undeliverable|undelivered|invalid|bad|unknown|remote|bounced)[ -]?)?';
/** `Recipient:`, `[宛先]`, or a column of its own. */
const SIGN = raw`(?:\s*[:=：]|[\]】］](?:\s*[:：])?|[ \t\u3000]{3}|(?<=[先者スト名])[ \t\u3000]{1,2})`;
/** Names of the field in which a notice gives the recipient, in the languages of mail servers. */
export const LABEL = anyOf(
  [
    '(?:unknown|invalid|bad) (?:host|domain)',
    raw`${KINDS_OF}(?:recipients?|addressees?|address(?:es)?|mailbox|userid|users?|rcpt)(?: (?:address|name|e-?mail|id))?(?:\(e?s\))?`,
    'rcpt(?: ?to)?|error-for|failed|to|for|addressed to|delivered to|deliver(?:y)? to',
    '(?:宛先|あて先|宛て先|送信先|配信先|受信者|送り先|送付先|届け先|宛名|ユーザー?(?:名|ID)?)(?:の?(?:メール)?アドレス)?(?:は|が)?',
    '[ぁ-ヶー一-龠]{0,8}(?:メール|アドレス)(?:の?(?:メール)?アドレス)?(?:は|が)?',
    '收件人|收件者|收信人|받는 사람|수신자',
    'destinataires?|empf(?:ä|ae)nger|an|destinat[aá]ri[oi]s?|para|odbiorca|получатель|адресат|адрес|ontvanger|mottagare|modtager|příjemce',
    'adresses?|adresse mail|direcci[oó]n|indirizzo|endere[cç]o|adres|adresa|alıcı',
  ],
  (phrases) =>
    raw`(?:^|[\s(>*[{,【［■□●◆◇※・•-])${phrases}${SIGN}\s*["'<([]*(?:(?:rfc-?822\s*;|smtp\s*[:;])\s*["'<(]*)?$`,
);

/** As often a signature's: it counts where the next line tells of a failure. */
export const WEAK_LABEL = /(?:^|[\s*-])(?:e-?mail|courriel|correo|mail)(?: address)?\s*[:=：]\s*["'<]*$/i;

/** `To:` as the header of a mail has it. */
export const HEADER = /^\s*(?:to|cc|bcc|for|an|para|宛先)\s*[:：]\s*["'<]*$/i;
/** Other fields that notices repeat from the original's header. */
export const DETAIL = anyOf(
  [
    'from|subject|date|sent|message-?id|件名|日時|日付|差出人|送信日時|von|betreff|gesendet|de|objet|asunto|enviado|assunto',
  ],
  (phrases) => raw`^\s*${phrases}\s*[:：]`,
);
/** `To:` and `Cc:` may stand one under the other. */
export const NAMES_SOMEBODY = /^\s*(?:to|cc|bcc|an|para|宛先)\s*[:：]/i;
export const RCPT = /\brcpt[ _]?to\s*(?:[:=]\s*)?["'<(]*$/i;
export const REPLY_LINE = /^\s*(?:<<<\s*|>\s*)?#?[245]\d\d[ -]/;
/** The reply to RCPT was kind: who was accepted then is not the one who failed now. */
export const ACCEPTED = /^\s*(?:(?:<<<|S:|Received:?\s*<<<|(?:[\d:.,-][\d:., -]{0,29})?<--)\s*)?2\d\d[ -]/;

/** Bullets, brackets and quotation marks that may open a line before its address. */
export const DECORATION =
  /^(?:[\s>|]*(?:\d{1,3}[.):]\s?(?:\[[A-Za-z0-9]{1,12}\] )?|\[[A-Za-z0-9]{1,12}\] ))?[\s\-*>•・●■◆◇○<"'([\]|+=~→#]*(?:(?:rfc-?822\s*;|smtp\s*[:;])\s*["'<(]*)?$/i;
/** `c=jp;a= ;p=example;dda:smtp=taro@example.jp;`: the gateway's own notation (X.400) of an address of the Internet. */
export const X400 = /^\s{0,20}c=[^@]{0,180}$/i;
/** SendGrid: `taro:000000:<taro@example.jp> : 550 ...` */
export const SENDGRID = /^[^\s:@]{1,64}:\d{1,12}:<?$/;
/** `Taro Yamada <taro@example.jp>` on a line of its own. */
export const isDisplayName = (before: string): boolean =>
  /^[\s\-*>•"']{0,20}(?:\p{Lu}[\p{L}'-]{0,30}, )?(?:[^:：@<>、。,.!?]|(?<=\b(?:\p{Lu}|Dr|Mr|Mrs|Ms|Jr|Sr|St))\.){1,40}$/u.test(
    before,
  );
/** `Taro Yamada (taro@example.jp)<mailto:taro@example.jp>` */
export const NAMED_AFTER = /^\)\s{0,20}(?:<mailto:[^>]{1,300}>\s{0,20})?$/;
export const ENDS = /^["'>)\].,;:|\s]*$/;
/** What a line goes on with that speaks of the address at its beginning. */
export const SPEAKS = /^["'>)\]]*\s*(?::|\.\.\.|…|-|–|—|=>|->|\(|\[|<mailto:|,|;|\||\t|、|：|さん|様)/;

/** `taro@example.jp - delivered`: a report lists those too who got the mail. */
export const ARRIVED = anyOf(
  [
    'success(?:ful(?:ly)?)?|(?:successfully )?(?:delivered|sent|relayed)|ok',
    raw`2\d\d [2.O]`,
    '(?:配信|送信|配送)(?:済み?|完了|成功)|成功',
  ],
  (phrases) => raw`^["'>)\]]*\s*(?:[-–—:|,(]\s*)?(?:status\s*[:=]\s*)?${phrases}\s*(?:[).,;|]|$)`,
);
/** `your post to list@example.jp did not reach the following members`: the one named here is not among them. */
export const OTHERS_FOLLOW = anyOf([
  '宛の?メールを?.{0,20}転送先',
  '(?:次の|以下の|下記の?)(?:宛先|アドレス|メンバー|受信者|ユーザー?|会員|方|登録者)',
  raw`\b(?:the following|these) (?:\w{1,20} ){0,2}(?:recipients?|address(?:es)?|members?|subscribers?|users?)\b`,
]);

/** The Japanese for `contact` stands behind the address. */
export const CONTACT_AFTER =
  /^[>"')\]」』]*\s*(?:(?:へ|に|まで|宛に?|あてに?)\s*)?(?:ご?連絡|お?問い?合わ?せ|ご?相談|ご?照会)/;
export const isContactHeading = (line: string): boolean =>
  /^[\s\p{P}\p{S}]*(?:お?問い?合わ?せ(?:先|窓口)?|ご?連絡先|サポート窓口|contacts?(?: us)?|support|help ?desk|inquir(?:y|ies)|questions)[\s\p{P}\p{S}]*$/iu.test(
    line,
  );
export const SENT_BY_HEADING = /\b(?:sent by|received from|sender|originator|from)\s*(?::\s*)?$/i;

/** Words of a sentence that lead to whom it is about. */
export const TOWARDS = anyOf(
  [
    raw`\b(?:to|for|address|recipient|user|mailbox|account|addressee|an|à|para|a|au|der|gegen|aan|до|до адреса)`,
    '宛先|あて先|受信者|アドレス|「|给|給|发往|發往|寄至',
  ],
  (phrases) => phrases + raw`\s*${QUOTE}`,
);
export const TOWARDS_AFTER =
  /^["'>)\]」]*\s*(?:への|宛|あて|様|さん|に(?:送|配|届)|は(?:存在|見つ|現在|無効)|が(?:存在|見つ)|へ(?:の|送|配)|的(?:邮件|郵件|邮箱|信箱)|님|에게|께)/;
