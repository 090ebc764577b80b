import { splitOriginal } from '../../extract/wording/split.ts';
import { decodeCharset } from '../../mail/header/charset.ts';
import { type Binary, toBytes } from './codec.ts';
import { linesOf } from './header.ts';

/** A returned mail that stands in the notice's text. */
export interface InlineOriginal {
  /** Everything in front of it, the line that announces it included. */
  readonly prose: Binary;
  /** What stands before each of its lines: `> ` or an indentation. */
  readonly prefix: string;
  /** Its lines without that. */
  readonly lines: readonly Binary[];
}

const FIELD = /^([ \t>|]{0,6})[A-Za-z][A-Za-z0-9-]{1,60}[ \t]*:/;
const LOOK = 12;

/** The copy of the original in a notice's text, cut off where the extraction cuts it off. */
export function inlineOriginal(content: Binary, charset: string): InlineOriginal | null {
  const raw = linesOf(content);
  const decoded = decodeCharset(toBytes(content), charset).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const { rest } = splitOriginal(decoded);
  if (rest.trim() === '') return null;
  const skipped = decoded.split('\n').length - rest.split('\n').length;
  const field = raw.findIndex((line, i) => i >= skipped && i < skipped + LOOK && FIELD.test(line));
  const start = field < 0 ? skipped : field;
  const prefix = FIELD.exec(raw[start] ?? '')?.[1] ?? '';
  const bare = raw.slice(start).map((line) => (line.startsWith(prefix) ? line.slice(prefix.length) : line.trimStart()));
  return { prose: raw.slice(0, start).join(''), prefix, lines: bare };
}
