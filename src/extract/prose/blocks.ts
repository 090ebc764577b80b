import { closesSection, hasLetter, isBlank, isHeading, isRule, leadsOn, saidBehind } from '../ground/line-kinds.ts';
import { hasCode } from '../ground/reply.ts';
import type { Mention } from '../naming/mentions.ts';
import { announcesReason, asksReader, leadsToCode, opensReason, tellsOfMail } from '../wording/lines.ts';
import { saysFailure } from '../wording/phrases.ts';
import { isDialog } from './transcript.ts';

const REPLY_LINE = /^\s*(?:<<<\s*|>\s*|["'([#]\s*)?[45]\d\d(?:[ :-]|$)/;
/** What may be a reply's code, and what is one wherever it stands. */
const MAY_BE_CODE = /\b[45]\d\d(?:[ -]#?[45]\.\d{1,3}\.\d{1,3})?\b/g;
const MAX_BLOCK = 60;

/** A notice's lines, seen by one of its recipients: those about others are none of his. */
export interface HisLines {
  readonly lines: readonly string[];
  /** The numbers of those behind this one. */
  readonly behind: (line: number) => Iterable<number>;
  /** Whether a line names recipients and says nothing more. */
  readonly isName: (line: number) => boolean;
}

/** The lines that speak of a recipient: the rest of its line and the paragraph beneath it, or the next one where it stands alone. */
export function blockOf(mention: Mention, his: HisLines): string {
  const own = his.lines[mention.line] as string;
  // What a server said to his RCPT is heard with the whole dialog, and its lines say nothing by themselves.
  if (isDialog(own)) return '';
  const after = saidBehind(mention.after);
  if (REPLY_LINE.test(own)) return hasCode(after) ? after.trim() : own.trim();
  const block = [after, ...linesBeneath(mention.line, his, hasLetter(after))].join('\n').trim();
  return block === '' && saysFailure(own.slice(0, own.length - mention.after.length)) ? own.trim() : block;
}

const isGap = (line: string): boolean => isBlank(line) || isRule(line);
/** A gap behind what was said of him, and before it whatever says something else. */
const endsBlock = (line: string, spoken: boolean): boolean =>
  closesSection(line) || (spoken ? isGap(line) : asksReader(line));
const isPassedOver = (line: string): boolean => isGap(line) || tellsOfMail(line) || isDialog(line);

/** `begun`: something was said of him on his own line. */
function linesBeneath(at: number, { lines, behind, isName }: HisLines, begun: boolean): string[] {
  const words: string[] = [];
  let spoken = begun;
  let seen = 0;
  for (const i of behind(at)) {
    if (seen++ === MAX_BLOCK) break;
    const line = lines[i] as string;
    if (endsBlock(line, spoken)) break;
    if (isPassedOver(line) || (isName(i) && !leadsOn(words.at(-1) ?? ''))) continue;
    words.push(line);
    spoken ||= hasLetter(line) && !isHeading(line);
  }
  return words;
}

/** The paragraph that ends with this line, as far as it names nobody. */
export function paragraphTo(end: number, lines: readonly string[], names: (line: number) => boolean): string {
  let start = end;
  while (start > 0 && !isBlank(lines[start - 1] as string) && !names(start - 1)) start--;
  return lines
    .slice(start, end + 1)
    .join('\n')
    .trim();
}

function paragraphs(lines: readonly string[]): string[] {
  const all: string[] = [];
  let current: string[] = [];
  for (const line of [...lines, '']) {
    // A dialog is heard as a whole, see `transcript.ts`: in one paragraph its replies would run into each other.
    if (isDialog(line)) continue;
    if (!isBlank(line) && !isRule(line)) current.push(line);
    else if (current.length > 0) {
      all.push(current.join('\n'));
      current = [];
    }
  }
  return all;
}

const firstOf = (paragraph: string): string => paragraph.slice(0, `${paragraph}\n`.indexOf('\n'));
const lastOf = (paragraph: string): string => paragraph.slice(paragraph.lastIndexOf('\n') + 1);
const quotesReply = (line: string): boolean =>
  REPLY_LINE.test(line) || (line.search(MAY_BE_CODE) >= 0 && quotesCode(line));
const quotesCode = (line: string): boolean =>
  [...line.matchAll(MAY_BE_CODE)].some(({ 0: code, index }) => code.length > 3 || leadsToCode(line.slice(0, index)));
const isReplied = (paragraph: string): boolean => paragraph.split('\n').some(quotesReply);

/** Words that are about all recipients: a paragraph with a reply, or the one beneath a heading such as `Reason:`. */
export function sharedWords(lines: readonly string[]): string | null {
  const all = paragraphs(lines);
  const replied = all.findIndex(isReplied);
  if (replied >= 0) return fromReply(all[replied] as string);
  const at = all.findIndex((text) => opensReason(firstOf(text)) || announcesReason(lastOf(text)));
  if (at < 0) return null;
  const text = all[at] as string;
  const heading = announcesReason(lastOf(text)) || (text.length < 80 && /[:：]\s*$/.test(text));
  return heading ? (all[at + 1] ?? text) : text;
}

/** Where nobody is named, the paragraph that holds a code may still be about him who must be meant. */
export function codedWords(lines: readonly string[]): string | null {
  return paragraphs(lines).find(hasCode) ?? null;
}

/** The line before a reply often tells whose reply it is and to which command. */
function fromReply(paragraph: string): string {
  const lines = paragraph.split('\n');
  const at = lines.findIndex((line) => REPLY_LINE.test(line));
  return at <= 1 ? paragraph : lines.slice(at - 1).join('\n');
}
