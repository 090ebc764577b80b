import { looksLikeHeader } from './header-block.ts';

/** A header that stands in a text, as offsets into it. */
export interface EmbeddedHeader {
  readonly start: number;
  /** Behind its last line. */
  readonly end: number;
}

/** Somebody's words before a mail's source are not long. */
const LOOK = 64 * 1024;
/** Each of them is looked at for itself. */
const MOST = 50;
const FIELD = /^[!-9;-~]{1,76}[ \t]{0,8}:/;
const FOLDED = /^[ \t]+[^ \t\r\n]/;

/**
 * The headers of mails that stand in a text, as one byte a character. The rows of a table that a mail program shows
 * above the source (`From:`, `To:`, `SPF:`) are none.
 */
export function* embeddedHeaders(text: string): Generator<EmbeddedHeader> {
  let [seen, end, within] = [0, 0, false];
  for (const { start, line } of linesIn(text)) {
    const field = FIELD.test(line);
    if (field && !within && start >= end) {
      if (++seen > MOST) return;
      const found = { start, end: headerEnd(text, start) };
      if (isHeader(text, found)) {
        yield found;
        end = found.end;
      }
    }
    within = field || (within && FOLDED.test(line));
  }
}

function* linesIn(text: string): Generator<{ readonly start: number; readonly line: string }> {
  for (let start = 0; start < text.length && start < LOOK; ) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    yield { start, line: text.slice(start, next) };
    start = next;
  }
}

const BLANK = /\n[ \t]*\r?\n/g;

function headerEnd(text: string, start: number): number {
  BLANK.lastIndex = start;
  const match = BLANK.exec(text);
  return match ? match.index + 1 : text.length;
}

function isHeader(text: string, { start, end }: EmbeddedHeader): boolean {
  return looksLikeHeader(Buffer.from(`${text.slice(start, end)}\n${text.slice(end, end + 200).trim()}`, 'latin1'));
}
