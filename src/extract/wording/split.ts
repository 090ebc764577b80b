import { readHeaderBlock } from '../../mail/header/header-block.ts';
import type { Headers } from '../../model.ts';
import type { Heard, Role } from '../../rules/notices/roles.ts';
import { heardBy, listen } from './heard.ts';

export interface Split {
  /** The notice's own words. */
  readonly prose: string;
  /** What follows them: the returned mail, or what there is of it. */
  readonly rest: string;
  readonly headers: Headers | null;
}

/** Three fields in a row, two of them such as only a mail's header has. */
const TELLTALE =
  /^[ \t>|]{0,6}(?:Received|Return-Path|Message-ID|MIME-Version|DKIM-Signature|X-Mailer|Delivered-To|X-Received|Content-Type|Content-Transfer-Encoding|X-Original-To|DomainKey-Signature|X-Originating-IP)[ \t]*:/i;
const FIELD = /^[ \t>|]{0,6}[A-Za-z][A-Za-z0-9-]{1,60}[ \t]*:(?:\s|\S)/;
const ENVELOPE = /^[ \t>|]{0,6}From \S{1,250} .*\d\d:\d\d/;

function fieldsFollow(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1, at + 8).filter((line) => line.trim() !== '');
  return next.length > 1 && next.slice(0, 2).every((line) => FIELD.test(line) || ENVELOPE.test(line));
}

/** What may stand before the words, and behind those that have a line for themselves. */
const OPENS = /^[-=*#_|>＊\s【[<(「]{0,40}$/;
const OPENS_WITH_RULE = /^[-=*#_|＊]{2,40}\s{0,3}$/;
const CLOSES = /^[】\]>)」]?[-=*#_＊\s:：。.]*$/;
/** The last two of the fields in which a gateway of old told it. */
const NUMBERED = /^\[<0[45]>\]/;

/** What has to stand before and behind a wording for the mail to follow. */
const FRAMES: Partial<Record<Role, (before: string, behind: string) => boolean>> = {
  'original-follows': (before) => OPENS.test(before),
  'original-title': (before, behind) => OPENS.test(before) && CLOSES.test(behind),
  'original-between-rules': (before) => OPENS_WITH_RULE.test(before),
};

/** How a line announces the mail that comes back; `enclosed`: that it does, but not that it follows. */
function announced(line: string, heard: readonly Heard[], at = 0): 'here' | 'enclosed' | null {
  if (line.length < 3 || line.length >= 200) return null;
  if (NUMBERED.test(line)) return 'here';
  let enclosed: 'enclosed' | null = null;
  for (const { role, start, end } of heard) {
    const before = line.slice(0, start - at);
    if (FRAMES[role]?.(before, line.slice(end - at))) return 'here';
    if (role === 'original-enclosed' && start - at <= 8 && before.trim() === '') enclosed = 'enclosed';
  }
  return enclosed;
}

/** Whether a line announces the mail that comes back. */
export const announcesOriginal = (line: string): boolean => announced(line, heardBy('original', line)) === 'here';

/** `Below is the original mail and the failure reason:` is followed by the reason. */
const GOES_ON = /\b(?:reasons?|errors?)\s*[:：]\s*$/i;

interface Place {
  /** The number of a line, and where it begins in the text. */
  readonly line: number;
  readonly at: number;
}

function isMarker(lines: readonly string[], { line: number, at }: Place, heard: readonly Heard[]): boolean {
  const line = lines[number] as string;
  const how = announced(line, heard, at);
  if (how === null || GOES_ON.test(line)) return false;
  return how === 'here' || fieldsFollow(lines, number);
}

/** A header block without a line that announces it; an mbox puts one line above it, and another mbox one more. */
function beginsHeader(lines: readonly string[], at: number, envelopes = 2): boolean {
  const first = lines[at] ?? '';
  if (!first.includes(':')) return false;
  if (ENVELOPE.test(first)) return envelopes > 0 && beginsHeader(lines, at + 1, envelopes - 1);
  if (!FIELD.test(first)) return false;
  const block = blockAt(lines, at);
  // A MIME part that shows as raw text has nothing but such fields.
  const fields = block.filter((line) => FIELD.test(line) && !CONTENT.test(line));
  return fields.length >= 3 && block.filter((line) => TELLTALE.test(line)).length >= 2;
}

const CONTENT = /^[ \t>|]{0,6}Content-/i;

/** What stands below each other as the fields of a header do, folded or not. */
function blockAt(lines: readonly string[], at: number): readonly string[] {
  const next = lines.slice(at, at + 40);
  const end = next.findIndex(
    (line) => line.trim() === '' || !(FIELD.test(line) || CONTENT.test(line) || /^\s/.test(line)),
  );
  return end < 0 ? next : next.slice(0, end);
}

function indentOf(lines: readonly string[]): number {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return first.length - first.trimStart().length;
}

const NAMES = ['from', 'subject', 'message-id', 'received', 'to', 'date'];

/** The header block at the beginning of these lines, quoted with an indentation or not. */
export function headersOf(lines: readonly string[]): Headers | null {
  const start = lines.findIndex((line) => FIELD.test(line) || ENVELOPE.test(line));
  if (start < 0 || start > 8) return null;
  const block = lines.slice(start, start + 400);
  const indent = indentOf(block);
  const plain = (line: string): string => (line.slice(0, indent).trim() === '' ? line.slice(indent) : line);
  const headers = readHeaderBlock((indent === 0 ? block : block.map(plain)).join('\n'));
  return NAMES.some((name) => headers.has(name)) ? headers : null;
}

/** Hands out what is heard on one line after the other. */
function lineByLine(text: string): (end: number) => readonly Heard[] {
  const spoken = listen('original', text);
  let next = 0;
  return (end) => {
    const all = spoken.upTo(end);
    const first = next;
    while (next < all.length && (all[next] as Heard).start < end) next++;
    return first === next ? NOTHING : all.slice(first, next);
  };
}

const NOTHING: readonly Heard[] = [];

/** Cuts the returned mail off the notice's text: nothing in it may be taken for a recipient or a reply. */
export function splitOriginal(text: string): Split {
  const lines = text.split('\n');
  const heardOn = lineByLine(text);
  let at = 0;
  for (let i = 0; i < lines.length; i++) {
    const next = at + (lines[i] as string).length + 1;
    const marker = isMarker(lines, { line: i, at }, heardOn(next));
    if (marker || beginsHeader(lines, i)) {
      const first = marker ? i + 1 : i;
      const headers = headersOf(lines.slice(first, first + 500));
      return { prose: text.slice(0, Math.max(at - 1, 0)), rest: text.slice(marker ? next : at), headers };
    }
    at = next;
  }
  return { prose: text, rest: '', headers: null };
}
