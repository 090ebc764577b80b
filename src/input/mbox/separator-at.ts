import { looksLikeHeader } from './header-block.ts';
import { looksLikeField, MAX_SEPARATOR, separatorDate } from './separator.ts';

/** What every separator begins with; found with the newline before it. */
export const NEEDLE = Buffer.from('\nFrom ');

const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** As much of the next line as tells a header field from prose. */
const MAX_FIELD = 96;
/** As much of a header as tells it from lines that happen to look like fields. */
const MAX_HEAD = 4096;

/** Bytes behind a candidate that settle it. */
export const LOOKAHEAD = MAX_SEPARATOR + MAX_HEAD + 8;

/** `next`: where the message begins. `more`: the answer lies in bytes not read yet. */
export type Verdict = { readonly next: number } | 'no' | 'more';

export interface Place {
  /** Nothing but blanks before it in the whole mailbox. */
  readonly opening: boolean;
  /** No more bytes will come. */
  readonly eof: boolean;
}

/** Judges the line behind the newline at `at`. */
export function separatorAt(view: Buffer, at: number, { opening, eof }: Place): Verdict {
  const end = lineEnd(view, at + 1);
  if (end === null) return judgeUnended(view, at, { opening, eof });
  const date = separatorDate(view.toString('latin1', at + 1, end));
  const blank = opening || isBehindBlankLine(view, at);
  if (date === 'asctime' && blank) return { next: end + 1 };
  if (date === null && !opening) return blank ? judgeUndated(view, end + 1, eof) : 'no';
  // The blank line may be missing, and the date may have another form, but not both.
  return judgeField(view, end + 1, { eof, enough: blank || date === 'asctime' });
}

/** Of a line whose end was not read yet. */
function judgeUnended(view: Buffer, at: number, { opening, eof }: Place): Verdict {
  if (view.length - at > MAX_SEPARATOR) return 'no';
  return eof ? judgeLast(view, at, opening) : 'more';
}

/** By the first line of the message, where the separator says `enough` by itself. */
function judgeField(
  view: Buffer,
  next: number,
  { eof, enough }: { readonly eof: boolean; readonly enough: boolean },
): Verdict {
  const following = view.toString('latin1', next, next + MAX_FIELD);
  if (!eof && following.length < MAX_FIELD && !following.includes('\n')) return 'more';
  return enough && looksLikeField(following) ? { next } : 'no';
}

/**
 * Thunderbird writes `From ` and no more, others dates of their own. Prose begins like that too, so that a whole header
 * has to follow.
 */
function judgeUndated(view: Buffer, next: number, eof: boolean): Verdict {
  const follows = headerFollows(view, next, eof);
  if (follows === null) return 'more';
  return follows ? { next } : 'no';
}

/** Whether the header of a mail stands at `next`; null where that lies in bytes not read yet. */
export function headerFollows(view: Buffer, next: number, eof: boolean): boolean | null {
  const head = view.subarray(next, next + MAX_HEAD);
  const isField = looksLikeField(head.toString('latin1', 0, MAX_FIELD));
  if (!isField && head.length >= MAX_FIELD) return false;
  if (!eof && head.length < MAX_HEAD && !hasBlankLine(head)) return null;
  return isField && looksLikeHeader(head);
}

function hasBlankLine(head: Buffer): boolean {
  return head.includes('\n\n') || head.includes('\n\r\n');
}

/** A mailbox may be cut right behind a separator. */
function judgeLast(view: Buffer, at: number, opening: boolean): Verdict {
  const dated = separatorDate(view.toString('latin1', at + 1)) === 'asctime';
  return dated && (opening || isBehindBlankLine(view, at)) ? { next: view.length } : 'no';
}

function lineEnd(view: Buffer, start: number): number | null {
  const length = view.subarray(start, start + MAX_SEPARATOR).indexOf(NEWLINE);
  return length < 0 ? null : start + length;
}

function isBehindBlankLine(view: Buffer, at: number): boolean {
  if (at === 0) return true;
  const before = view[at - 1];
  return before === NEWLINE || (before === RETURN && view[at - 2] === NEWLINE);
}

/** Whether a `Content-Length` that ends at `claim` is true: then a separator, or the end, is there. */
export function landsOnEnd(view: Buffer, claim: number, eof: boolean): boolean {
  // Some writers count the blank line behind the message, some do not.
  for (let at = claim - 1; at <= claim + 3; at += 1) {
    const isNeedle = view.subarray(at, at + NEEDLE.length).equals(NEEDLE);
    if (isNeedle && separatorDate(view.toString('latin1', at + 1, at + 1 + MAX_SEPARATOR)) !== null) return true;
  }
  const endsHere = eof && claim <= view.length && claim >= view.length - 4;
  return endsHere && /^\s*$/.test(view.toString('latin1', claim));
}
