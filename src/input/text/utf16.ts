import { isUtf8 } from 'node:buffer';
import { asBuffer } from '../bytes/chunks.ts';

export type Utf16 = 'utf-16le' | 'utf-16be';

const SAMPLE = 8192;

/** UTF-16 by its BOM, or by what its code units would be: Windows programs save "Unicode text" with and without one. */
export function guessUtf16(bytes: Uint8Array): Utf16 | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = asBuffer(bytes).subarray(0, Math.min(SAMPLE, bytes.length - (bytes.length % 2)));
  const hasNul = sample.includes(0);
  if (sample.length < 4 || (!hasNul && isUtf8(sample))) return null;
  const little = evidence(sample, 1);
  const big = evidence(sample, 0);
  // Text without one ASCII character has no NUL; only plenty of kana tells it from Shift_JIS.
  if (Math.max(little, big) < (hasNul ? 0.25 : 0.4)) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/** The share of units that are surely text (ASCII, kana) where nearly all the others could be; otherwise 0. */
function evidence(sample: Uint8Array, high: 0 | 1): number {
  let sure = 0;
  let possible = 0;
  for (let i = 0; i + 1 < sample.length; i += 2) {
    const unit = ((sample[i + high] ?? 0) << 8) | (sample[i + 1 - high] ?? 0);
    if (isAsciiText(unit) || (unit >= 0x3000 && unit <= 0x30ff)) sure += 1;
    else if (couldBeText(unit)) possible += 1;
  }
  const units = sample.length / 2;
  return sure + possible >= units * 0.95 ? sure / units : 0;
}

function isAsciiText(unit: number): boolean {
  return (unit >= 0x20 && unit < 0x7f) || unit === 0x09 || unit === 0x0a || unit === 0x0d || unit === 0x1b;
}

function couldBeText(unit: number): boolean {
  return (
    (unit >= 0xa0 && unit <= 0x24f) ||
    (unit >= 0x2010 && unit <= 0x266f) ||
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0xff00 && unit <= 0xffef)
  );
}

export function utf16ToUtf8(bytes: Uint8Array, encoding: Utf16): Uint8Array {
  return Buffer.from(new TextDecoder(encoding).decode(bytes));
}

/** A whole stream as UTF-8, without its BOM. */
export async function* transcodeUtf16(chunks: AsyncIterable<Uint8Array>, encoding: Utf16): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
