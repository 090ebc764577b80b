import { restored, shortened } from './short-letters.ts';

/** The files of a table in the order in which the page keeps them. */
export const PARTS = ['json', 'lines', 'numbers', 'likeness', 'received', 'wordings', 'hooks'] as const;

const WIDTH = Uint32Array.BYTES_PER_ELEMENT;

/** How long each part is (32 bits, little-endian), then the parts. */
export function joinParts(parts: readonly Uint8Array[]): Uint8Array {
  const head = new DataView(new ArrayBuffer(parts.length * WIDTH));
  for (const [i, part] of parts.entries()) head.setUint32(i * WIDTH, part.length, true);
  return Buffer.concat([new Uint8Array(head.buffer), ...parts]);
}

export function splitParts(joined: Uint8Array, count: number): readonly Uint8Array[] {
  const head = new DataView(joined.buffer, joined.byteOffset, count * WIDTH);
  let end = count * WIDTH;
  return Array.from({ length: count }, (_, i) => {
    const start = end;
    end += head.getUint32(i * WIDTH, true);
    return joined.subarray(start, end);
  });
}

export type Part = (typeof PARTS)[number];

/** Parts that are numbers of 32 bits. */
const NUMBERS: ReadonlySet<Part> = new Set(['numbers']);

/** Parts that are text, and in what form; the page keeps them in few bytes. */
const TEXTS: ReadonlyMap<Part, 'utf8' | 'utf16'> = new Map([
  ['json', 'utf8'],
  ['received', 'utf8'],
  ['lines', 'utf16'],
]);

/** A part as the page keeps it: what deflate makes least of. */
export const kept = (part: Part, bytes: Uint8Array): Uint8Array => {
  const form = TEXTS.get(part);
  if (form === undefined) return inPlanes(part, bytes);
  return shortened(form === 'utf16' ? bytes : Buffer.from(new TextDecoder('utf-8', AS_IS).decode(bytes), 'utf16le'));
};

/** The part as it was. */
export const unkept = (part: Part, bytes: Uint8Array): Uint8Array => {
  const form = TEXTS.get(part);
  if (form === undefined) return outOfPlanes(part, bytes);
  const utf16 = restored(bytes);
  return form === 'utf16' ? utf16 : new TextEncoder().encode(new TextDecoder('utf-16le', AS_IS).decode(utf16));
};

const AS_IS = { ignoreBOM: true } as const;

/**
 * Numbers with the first bytes of all of them together, then the second ones, and so on: deflate makes them a third
 * smaller, and they are most of the page.
 */
const inPlanes = (part: Part, bytes: Uint8Array): Uint8Array =>
  NUMBERS.has(part) ? turned(bytes, bytes.length / WIDTH, WIDTH) : bytes;

const outOfPlanes = (part: Part, bytes: Uint8Array): Uint8Array =>
  NUMBERS.has(part) ? turned(bytes, WIDTH, bytes.length / WIDTH) : bytes;

/** A table of bytes with its rows as columns. */
function turned(bytes: Uint8Array, rows: number, columns: number): Uint8Array {
  const result = new Uint8Array(bytes.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      result[column * rows + row] = bytes[row * columns + column] as number;
  return result;
}
