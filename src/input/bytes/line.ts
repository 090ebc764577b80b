import { asBuffer } from './chunks.ts';

export interface Line {
  /** One byte a character; cut at `max`. */
  readonly text: string;
  /** Index of what follows the line end (LF, CRLF or a CR alone). */
  readonly next: number;
}

/** The line that begins at `at`. A line longer than `max` ends there. */
export function lineAt(bytes: Uint8Array, at: number, max: number): Line {
  const slice = asBuffer(bytes).toString('latin1', at, Math.min(bytes.length, at + max));
  const end = slice.search(/[\r\n]/);
  if (end < 0) return { text: slice, next: at + slice.length };
  const width = slice[end] === '\r' && bytes[at + end + 1] === 0x0a ? 2 : 1;
  return { text: slice.slice(0, end), next: at + end + width };
}
