import { lineAt } from '../bytes/line.ts';
import { looksLikeField } from './separator.ts';

/** Longest count that Apple Mail would write, and a field's beginning behind it. */
const LONGEST = 100;

/** Apple Mail's `.emlx`: the length of the mail on a line of its own, the mail, a property list about it. */
export function isEmlx(head: Uint8Array): boolean {
  return lengthIn(head) !== null;
}

/** The mail alone; what is no `.emlx` comes back as it is. */
export function withoutPropertyList(bytes: Uint8Array): Uint8Array {
  const length = lengthIn(bytes);
  if (length === null) return bytes;
  const { next } = lineAt(bytes, 0, LONGEST);
  return bytes.subarray(next, next + length);
}

function lengthIn(bytes: Uint8Array): number | null {
  const first = lineAt(bytes, 0, LONGEST);
  const count = /^(\d{1,12}) *$/.exec(first.text)?.[1];
  return count !== undefined && looksLikeField(lineAt(bytes, first.next, LONGEST).text) ? Number(count) : null;
}
