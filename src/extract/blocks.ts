import type { Mention } from './mentions.ts';
import { saysFailure } from './phrases.ts';
import { hasCode } from './reply.ts';
import { isDialog } from './transcript.ts';

const SEPARATOR = /^\s*[-_=*#~]{5,}/;
const hasLetter = (text: string): boolean => /[a-z\d]/i.test(text) || /[\p{L}\p{N}]/u.test(text);
const LEAD =
  /^["'>)\]]*\s*(?:<mailto:[^>]{1,300}>)?\s*(?:\((?:expanded|generated|forwarded) (?:from|by)[^)]{0,300}\))?\s*(?::|\.\.\.)?\s*/i;
/** Neither of the next two is without. */
const REPLY_CODE = /[45]\d\d/;
const REPLY_LINE = /^\s*(?:<<<\s*|>\s*|["'([#]\s*)?[45]\d\d(?:[ :-]|$)/;
/** The code is sought before what leads to it: it is rarer. */
const QUOTED_REPLY =
  /\b[45]\d\d(?:[ -]#?[45]\.\d{1,3}\.\d{1,3}\b|\b(?<=(?:\b(?:said|says|returned|replied|responded|responses?|reply|was|error|reason|code|diagnostic)\b|応答|エラー|理由|\w:\s).{0,20}\b\d{3}))/i;
const REASON =
  /^\s*(?:[-*#]{1,10}\s*)?(?:(?:(?:for|due to) )?(?:the )?(?:following )?(?:reason|error|diagnostic|details?|cause|explanation|because|failure|status)\b|理由|原因|エラー|詳細|診断|Grund|Ursache|Raison|Motif|Motivo|Causa|Причина|이유)/i;
/** What notices tell of the original: neither reason nor reply. */
const DETAIL =
  /^\s{0,20}(?:(?:from|to|cc|bcc|(?:message |original )?subject|date|sent(?: date)?|size|message[- ]?id|number of lines|mail from|reply-to|sender|received)\b|件名|日時|送信日時|差出人)[^:：]{0,30}[:：]/i;
/** A rule that closes a section; one with a title opens the next. */
const CLOSES = /^\s*[-_=*#~]{5,}\s*$/;
/** `For the following reason:` stands above the words. */
const HEADING = /(?:\b(?:reasons?|error|cause|because|message)\b|理由|原因|エラー)[^:：]{0,40}[:：]\s*$/i;
const MAX_BLOCK = 60;

export interface Lines {
  readonly lines: readonly string[];
  /** The line that each chosen mention stands on, and whose it is. */
  readonly owners: ReadonlyMap<number, string>;
}

function key(mention: Mention): string {
  return mention.address.toLowerCase();
}

/**
 * The lines that speak of a recipient: the rest of its line and the paragraph beneath it, or the next paragraph
 * where it stands alone. Addresses listed one under the other share the words beneath the last.
 */
export function blockOf(mention: Mention, text: Lines): string {
  const own = text.lines[mention.line] as string;
  const after = mention.after.replace(LEAD, '');
  if (REPLY_LINE.test(own)) return hasCode(after) ? after.trim() : own.trim();
  const block = [after, ...linesBeneath(mention, text, hasLetter(after))].join('\n').trim();
  return block === '' && saysFailure(own.slice(0, own.length - mention.after.length)) ? own.trim() : block;
}

/** `begun`: something was said of him on his own line. */
function linesBeneath(mention: Mention, text: Lines, begun: boolean): string[] {
  const words: string[] = [];
  const own = key(mention);
  let spoken = begun;
  for (let i = mention.line + 1; i < text.lines.length && i < mention.line + MAX_BLOCK; i++) {
    const line = text.lines[i] as string;
    const others = (text.owners.get(i) ?? own) !== own;
    const gap = others || line.trim() === '' || SEPARATOR.test(line);
    if ((gap && spoken) || CLOSES.test(line) || leadsTo(i, text, own)) break;
    if (gap || DETAIL.test(line) || isDialog(line)) continue;
    words.push(line);
    spoken ||= hasLetter(line) && !HEADING.test(line);
  }
  return words;
}

/** `These did not get your mail because their box is full:` is about those listed beneath it. */
function leadsTo(at: number, { lines, owners }: Lines, own: string): boolean {
  if (!/[:：]\s*$/.test(lines[at] as string)) return false;
  let next = at + 1;
  while (next < at + 6 && (lines[next] ?? '').trim() === '') next++;
  const owner = owners.get(next);
  return owner !== undefined && owner !== own;
}

/** The paragraph above a list of addresses, where what is said of them is said before they are named. */
export function leadOf(mention: Mention, { lines, owners }: Lines): string | null {
  let end = mention.line - 1;
  while (end >= 0 && ((lines[end] as string).trim() === '' || owners.has(end))) end--;
  let start = end;
  while (start > 0 && (lines[start - 1] as string).trim() !== '' && !owners.has(start - 1)) start--;
  return end < 0
    ? null
    : lines
        .slice(start, end + 1)
        .join('\n')
        .trim();
}

function paragraphs(lines: readonly string[]): string[] {
  const all: string[] = [];
  let current: string[] = [];
  for (const line of [...lines, '']) {
    if (line.trim() !== '' && !SEPARATOR.test(line)) current.push(line);
    else if (current.length > 0) {
      all.push(current.join('\n'));
      current = [];
    }
  }
  return all;
}

function isReplied(text: string): boolean {
  if (!REPLY_CODE.test(text)) return false;
  return text.split('\n').some((line) => REPLY_LINE.test(line)) || QUOTED_REPLY.test(text);
}

/** Words that are about all recipients: a paragraph with a reply, or the one beneath a heading such as `Reason:`. */
export function sharedWords(lines: readonly string[]): string | null {
  const all = paragraphs(lines);
  const replied = all.findIndex(isReplied);
  if (replied >= 0) return fromReply(all[replied] as string);
  const at = all.findIndex((text) => REASON.test(text));
  if (at < 0) return null;
  const text = all[at] as string;
  const heading = text.length < 80 && /[:：]\s*$/.test(text);
  return heading ? (all[at + 1] ?? text) : text;
}

/** The line before a reply often tells whose reply it is and to which command. */
function fromReply(paragraph: string): string {
  const lines = paragraph.split('\n');
  const at = lines.findIndex((line) => REPLY_LINE.test(line));
  return at <= 1 ? paragraph : lines.slice(at - 1).join('\n');
}
