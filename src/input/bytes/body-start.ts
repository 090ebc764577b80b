import { asBuffer } from './chunks.ts';

/** Where the body begins, behind the first blank line; 0 where none comes, so that everything is looked at as text. */
export function bodyStart(bytes: Uint8Array): number {
  const all = asBuffer(bytes);
  const unix = all.indexOf('\n\n');
  const crlf = (unix < 0 ? all : all.subarray(0, unix + 1)).indexOf('\n\r\n');
  if (crlf >= 0) return crlf + 3;
  return unix < 0 ? 0 : unix + 2;
}
