import { lineAt } from '../bytes/line.ts';
import type { Dividing } from './dividing.ts';
import { looksLikeHeader } from './header-block.ts';
import { isBlank } from './preamble.ts';
import { looksLikeField } from './separator.ts';
import { NEEDLE, type Place, separatorAt, type Verdict } from './separator-at.ts';

export const MMDF = '\u0001\u0001\u0001\u0001';
const BABYL = '\u001f';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const DASH = 0x2d;
/** The dot of EdMax and Becky!, MMDF's ^A, Babyl's ^_. */
const MARKS: ReadonlySet<number> = new Set([0x2e, 0x01, 0x1f]);
const MARK = new RegExp(`^(?:\\.|${MMDF}|${BABYL})\\f?[ \\t]*$`);
/** What stands between a mark and the header: Babyl's labels, and where the header as it was shown begins. */
const LABEL = new RegExp(`^(?:[01],[^\\n]{0,300}|\\*\\*\\* EOOH \\*\\*\\*|${MMDF}|\\f|)$`);
export const BABYL_PREFACE = 'BABYL OPTIONS:';

/** As much of a header as is looked at. */
const MAX_HEAD = 16_384;
const MAX_LINE = 1000;
const LABEL_LINES = 6;
const LOOK_BACK = 400;
/** What a saved source begins with. */
const TOP =
  /^(?:return-path|delivered-to|received|envelope-to|x-[a-z0-9-]{1,60}|arc-[a-z-]{1,40}|authentication-results|from|to|date|subject|message-id|mime-version|auto-submitted)[ \t]{0,8}:/i;
const FIRST = /^(?:Return-Path|Delivered-To|Received):/;
/** What only the header of a notice has. */
const NOTICE =
  /^(?:return-path:[ \t]*<>|auto-submitted:[ \t]*auto-(?:replied|generated)|x-failed-recipients:|content-type:[ \t]*multipart\/report|from:[^\n]{0,200}(?:mailer-daemon|postmaster|mail delivery))/im;
/** `--- Below this line is a copy of the message.`, `Original message headers:` */
const ANNOUNCES = /^-{2,}|-{2,}$|[:：]$/;

/**
 * Mailboxes without `From ` lines: EdMax's and Becky!'s with a dot between two mails, MMDF, Babyl, and sources that
 * somebody wrote one behind another. A notice holds the header of what it returns, so that a header alone divides
 * only behind a multipart that has ended, or where it is itself the header of a notice that nobody announced.
 */
export const BY_HEADERS: Dividing = {
  overlap: NEEDLE.length - 1,
  quotes: false,
  find: nextCandidate,
  judge: judgeLine,
  isMessage: (bytes, place) => !place.isBlank && !isPreface(bytes),
};

/** A mailbox that does not begin with a divider: perhaps one of `From ` lines whose beginning was cut off. */
export const BY_HEADERS_OR_FROM_LINES: Dividing = {
  ...BY_HEADERS,
  quotes: true,
  find: (view, from) => nextCandidate(view, from, isFromLine),
  judge: (view, at, place) => (isFromLine(view, at) ? separatorAt(view, at, place) : judgeLine(view, at, place)),
};

function isFromLine(view: Buffer, at: number): boolean {
  return view[at + 1] === NEEDLE[1] && view.subarray(at, at + NEEDLE.length).equals(NEEDLE);
}

function judgeLine(view: Buffer, at: number, place: Place): Verdict {
  return MARKS.has(view[at + 1] ?? 0) ? judgeMark(view, at, place) : judgeHeader(view, at, place);
}

function isPreface(bytes: Uint8Array): boolean {
  return lineAt(bytes, 0, MAX_LINE).text.startsWith(BABYL_PREFACE);
}

/** Whether more than one message may stand in these bytes; cheap, and true of many that hold one. */
export function mayHoldSeveral(head: Buffer): boolean {
  for (let at = nextCandidate(head, 0); at >= 0; at = nextCandidate(head, at + 1))
    if (judgeLine(head, at, { opening: false, eof: true }) !== 'no') return true;
  return false;
}

/** Judged by two bytes; every line of the mailbox is asked. */
function nextCandidate(view: Buffer, from: number, also: (view: Buffer, at: number) => boolean = () => false): number {
  for (let at = view.indexOf(NEWLINE, from); at >= 0; at = view.indexOf(NEWLINE, at + 1)) {
    const next = view[at + 1];
    if (next === undefined) return -1;
    if (MARKS.has(next) || also(view, at)) return at;
    if (isLetter(next) && (isBehindBlank(view, at) || isBehindDashes(view, at) || opensSource(view, at))) return at;
  }
  return -1;
}

function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

/** The first line of a source that was written right behind the last line of another. */
function opensSource(view: Buffer, at: number): boolean {
  const next = view[at + 1] ?? 0;
  if (next !== 0x52 && next !== 0x44) return false;
  if (!FIRST.test(view.toString('latin1', at + 1, at + 20))) return false;
  const before = view.toString('latin1', Math.max(0, at - LOOK_BACK), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return line !== '' && !/^[ \t]/.test(line) && !looksLikeField(line);
}

function isBehindBlank(view: Buffer, at: number): boolean {
  const before = endOfLine(view, at);
  return before <= 0 || view[before - 1] === NEWLINE;
}

function isBehindDashes(view: Buffer, at: number): boolean {
  const before = endOfLine(view, at);
  return view[before - 1] === DASH && view[before - 2] === DASH;
}

/** Where the text of the line ends whose newline stands at `at`. */
function endOfLine(view: Buffer, at: number): number {
  return view[at - 1] === RETURN ? at - 1 : at;
}

function judgeMark(view: Buffer, at: number, { eof }: Place): Verdict {
  if (!MARK.test(lineAt(view, at + 1, MAX_LINE).text)) return 'no';
  const next = behindLabels(view, lineAt(view, at + 1, MAX_LINE).next);
  if (!eof && !isWhole(view, next)) return 'more';
  // The last mail of a folder ends with its mark, too.
  if (eof && isBlank(view.subarray(next))) return { next: view.length };
  return isHeaderAt(view, next) ? { next } : 'no';
}

function behindLabels(view: Buffer, from: number): number {
  let next = from;
  for (let i = 0; i < LABEL_LINES; i++) {
    const line = lineAt(view, next, MAX_LINE);
    if (line.next === next || !LABEL.test(line.text)) break;
    next = line.next;
  }
  return next;
}

function judgeHeader(view: Buffer, at: number, { opening, eof }: Place): Verdict {
  // The header of the message itself.
  if (at === 0) return 'no';
  if (!TOP.test(view.toString('latin1', at + 1, at + 100))) return 'no';
  if (!eof && !isWhole(view, at + 1)) return 'more';
  if (!isHeaderAt(view, at + 1)) return 'no';
  if (opening) return { next: at + 1 };
  const inside = multipartAt(view, at);
  if (inside !== 'none') return inside === 'ended' ? { next: at + 1 } : 'no';
  const header = headerAt(view, at + 1);
  return NOTICE.test(header) && !isAnnounced(view, at) ? { next: at + 1 } : 'no';
}

function headerAt(view: Buffer, start: number): string {
  const head = view.toString('latin1', start, start + MAX_HEAD);
  return head.slice(0, blankLineIn(head) ?? head.length);
}

function blankLineIn(head: string): number | null {
  const end = head.search(/\n\r?\n/);
  return end < 0 ? null : end + 1;
}

/** Whether all is there by which a header is judged. */
function isWhole(view: Buffer, start: number): boolean {
  return view.length - start >= MAX_HEAD || blankLineIn(view.toString('latin1', start, start + MAX_HEAD)) !== null;
}

function isHeaderAt(view: Buffer, start: number): boolean {
  return (
    TOP.test(view.toString('latin1', start, start + 100)) && looksLikeHeader(view.subarray(start, start + MAX_HEAD))
  );
}

/** Whether the message before `at` is a multipart (RFC 2046 section 5.1) that is open there, or has ended. */
function multipartAt(view: Buffer, at: number): 'none' | 'open' | 'ended' {
  const header = headerAt(view, 1);
  const type = /^content-type:[ \t]{0,8}multipart\/(?:[^\n]{0,500}(?:\n[ \t][^\n]{0,500}){0,8})/im.exec(header)?.[0];
  const [, quoted, bare] = /boundary[ \t]*=[ \t]*(?:"([^"\n]{1,100})"|([^\s";]{1,100}))/i.exec(type ?? '') ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return 'none';
  const closing = view.lastIndexOf(Buffer.from(`\n--${boundary}--`, 'latin1'), at);
  return closing > 0 && closing < at ? 'ended' : 'open';
}

/** Whether a mail breaks off: in its header, or before the last boundary of a multipart. */
export function breaksOff(mail: Uint8Array): boolean {
  const view = Buffer.concat([Buffer.from('\n'), mail]);
  if (blankLineIn(view.toString('latin1', 1, 1 + MAX_HEAD)) === null && mail.length < MAX_HEAD) return true;
  return multipartAt(view, view.length) === 'open';
}

function isAnnounced(view: Buffer, at: number): boolean {
  const before = view.toString('latin1', Math.max(0, at - LOOK_BACK), at).trimEnd();
  return ANNOUNCES.test(before.slice(before.lastIndexOf('\n') + 1).trim());
}
