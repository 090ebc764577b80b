import { asBuffer } from './chunks.ts';

export interface Line {
  /** One byte a character; cut at `max`. */
  readonly text: string;
  /** Index of what follows the line end (LF, CRLF or a CR alone). */
  readonly next: number;
}

const [FEED, RETURN] = [0x0a, 0x0d];

/** The line that begins at `at`. A line longer than `max` ends there. */
export function lineAt(bytes: Uint8Array, at: number, max: number): Line {
  const limit = Math.min(bytes.length, at + max);
  let end = at;
  while (end < limit && bytes[end] !== FEED && bytes[end] !== RETURN) end++;
  const text = asBuffer(bytes).toString('latin1', at, end);
  if (end >= limit) return { text, next: end };
  return { text, next: end + (bytes[end] === RETURN && bytes[end + 1] === FEED ? 2 : 1) };
}
