import { lineAt } from '../bytes/line.ts';
import { looksLikeField, MAX_SEPARATOR, opensMailbox } from './separator.ts';

const BLANKS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]);

/** Whether there is nothing but white space, perhaps behind a UTF-8 BOM. */
export function isBlank(bytes: Uint8Array): boolean {
  return skipBlank(bytes, skipBom(bytes)) === bytes.length;
}

/**
 * The mail itself: without BOM, blank lines, `From ` and `>From ` lines before its first header field.
 * mailparser takes a blank first line for "no header", and a BOM for part of the first field's name.
 */
export function stripPreamble(bytes: Uint8Array): Uint8Array {
  let at = skipBlank(bytes, skipBom(bytes));
  for (;;) {
    const line = lineAt(bytes, at, MAX_SEPARATOR);
    const following = lineAt(bytes, line.next, MAX_SEPARATOR).text;
    if (!isPrefix(line.text, following)) return at === 0 ? bytes : bytes.subarray(at);
    at = skipBlank(bytes, line.next);
  }
}

function isPrefix(line: string, following: string): boolean {
  if (line.startsWith('>From ')) return true;
  // Apple Mail's .emlx begins with the length of the mail.
  if (/^\d{1,12} *$/.test(line)) return looksLikeField(following);
  return opensMailbox(line, following);
}

export function skipBom(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

export function skipBlank(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && BLANKS.has(bytes[at] ?? 0)) at += 1;
  return at;
}
