import { type Found, findAddresses, isDaemon } from './address.ts';
import { type Finding, NOTHING } from './finding.ts';

/** What is known of the mail besides its prose. */
export interface Surroundings {
  /** Addresses that cannot be the recipient: the notice's author, the original's sender. */
  readonly never: ReadonlySet<string>;
  /** The address the notice came to: recipient only where nothing else is. */
  readonly unlikely: ReadonlySet<string>;
  /** Whom the original was for. */
  readonly wanted: ReadonlySet<string>;
}

interface Mention {
  readonly address: string;
  readonly line: number;
  readonly weight: number;
  readonly after: string;
}

const MAX_LINES = 3000;
const NOT_HIM =
  /(?:\b(?:from|sender|reply-to|return-path|message-id|references|in-reply-to|envelope-from|originator|x-sender|errors-to)\s*[:=]\s*|\bmail from\s*:?\s*|\b(?:message|mail) (?:sent )?(?:from|by)\s*|\bsent by\s*|\bcontact(?:ing)?\s.{0,40}|\bmailto:|\b(?:write|complain|report|problems?|questions?|assistance|help|support|details?|e-?mail us|send (?:an )?(?:e-?)?mail|reply) (?:to|at)\s*|:\/\/\S*|(?:差出人|送信者|お?問い?合わ?せ\S{0,12}|連絡先)\s*[:：]?\s*)["'<(]*$/i;
const LABEL =
  /(?:^|[\s(>*-])(?:(?:(?:final|original|intended|failed|undeliverable|undelivered|invalid|bad|unknown)[ -])?(?:recipients?|addressees?|address(?:es)?|mailbox|userid)(?: (?:address|name|e-?mail))?(?:\(e?s\))?|rcpt to|error-for|failed|user|to|for|宛先|あて先|宛て先|送信先|配信先|受信者|送り先|収件人|收件人|收件者|收信人|받는 사람|수신자|destinataires?|empf(?:ä|ae)nger|an|destinatarios?|para|odbiorca|получатель|адрес)(?:のアドレス|メールアドレス|アドレス)?\s*(?:は|が)?\s*[:=：]\s*["'<(]*(?:rfc822\s*;\s*|smtp\s*:\s*)?$/i;
const TO_HEADER = /^\s*(?:to|cc)\s*:\s*/i;
const RCPT = /rcpt\s+to\s*:?\s*<?$/i;
const DECORATION = /^[\s\-*>•・●■◆<"'([\]\d.)|+=~→]*(?:rfc822\s*;\s*|smtp\s*:\s*)?["'<(]*$/i;
const ENDS = /^["'>)\].,;:|\s]*$/;
const STARTS_REPLY = /^\s*(?:<<<\s*)?#?[245]\d\d[ -]/;

function weigh(line: string, found: Found): number {
  const before = line.slice(0, found.start);
  const after = line.slice(found.end);
  if (NOT_HIM.test(before)) return 0;
  if (DECORATION.test(before)) return ENDS.test(after) || /^["'>)]*\s*(?::|\.\.\.|-|\(|=>|<mailto:)/.test(after) ? 4 : 3;
  if (RCPT.test(before)) return 4;
  if (TO_HEADER.test(before)) return 2;
  if (LABEL.test(before)) return 4;
  return STARTS_REPLY.test(before) ? 2.5 : 2;
}

function mentionsIn(lines: readonly string[]): Mention[] {
  return lines.flatMap((text, line) => {
    if (!text.includes('@') || text.length > 4000) return [];
    return findAddresses(text).map((found) => ({
      address: found.address,
      line,
      weight: weigh(text, found),
      after: text.slice(found.end),
    }));
  });
}

function adjusted(mention: Mention, around: Surroundings): Mention {
  const key = mention.address.toLowerCase();
  let weight = mention.weight;
  if (isDaemon(key) && !around.wanted.has(key)) weight = Math.min(weight, 0.3);
  if (around.never.has(key) && !around.wanted.has(key)) weight = Math.min(weight, 0.2);
  else if (around.unlikely.has(key) && !around.wanted.has(key)) weight = Math.min(weight, 0.5);
  else if (around.wanted.has(key) && weight > 0) weight += 1;
  return { ...mention, weight };
}

function strongest(mentions: readonly Mention[]): Mention[] {
  const best = Math.max(0, ...mentions.map(({ weight }) => weight));
  if (best === 0) return [];
  const floor = best >= 3 ? 3 : best;
  return mentions.filter(({ weight }) => weight >= floor);
}

const SEPARATOR = /^\s*[-_=*#~]{5,}/;
const BLANK = /^[\s>]*$/;

/** The lines beneath an address that speak of it: its paragraph, or the next one where it stands alone. */
function blockAfter(lines: readonly string[], from: Mention, others: ReadonlySet<number>): string {
  const words = [from.after.replace(/^["'>)\]]*\s*(?::|\.\.\.)?\s*/, '')];
  let spoken = (words[0] as string).trim() !== '';
  for (let i = from.line + 1; i < lines.length && i < from.line + 60; i++) {
    const line = lines[i] as string;
    if (others.has(i) || (SEPARATOR.test(line) && spoken)) break;
    if (BLANK.test(line) && spoken) break;
    if (BLANK.test(line) || SEPARATOR.test(line)) continue;
    words.push(line);
    spoken = true;
  }
  return words.join('\n').trim();
}

/** What the words of a notice say: each recipient with the lines that speak of it. */
export function readProse(prose: string, around: Surroundings): Finding[] {
  const lines = prose.split('\n', MAX_LINES);
  const mentions = mentionsIn(lines).map((mention) => adjusted(mention, around));
  const chosen = strongest(mentions);
  const byAddress = new Map<string, Mention[]>();
  for (const mention of chosen) {
    const key = mention.address.toLowerCase();
    byAddress.set(key, [...(byAddress.get(key) ?? []), mention]);
  }
  const starts = new Map(chosen.map(({ line, address }) => [line, address.toLowerCase()]));
  return [...byAddress].map(([key, list]) => {
    const others = new Set([...starts].filter(([, address]) => address !== key).map(([line]) => line));
    const blocks = list.map((mention) => blockAfter(lines, mention, others));
    const words = blocks.find((block) => /[245]\d\d|[245]\.\d\.\d/.test(block)) ?? blocks.find((block) => block !== '') ?? null;
    return { ...NOTHING, recipient: (list[0] as Mention).address, words };
  });
}
