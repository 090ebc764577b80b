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

/**
 * Numbers with the first bytes of all of them together, then the second ones, and so on: deflate makes them a third
 * smaller, and they are most of the page.
 */
export const inPlanes = (part: Part, bytes: Uint8Array): Uint8Array =>
  NUMBERS.has(part) ? turned(bytes, bytes.length / WIDTH, WIDTH) : bytes;

export const outOfPlanes = (part: Part, bytes: Uint8Array): Uint8Array =>
  NUMBERS.has(part) ? turned(bytes, WIDTH, bytes.length / WIDTH) : bytes;

/** A table of bytes with its rows as columns. */
function turned(bytes: Uint8Array, rows: number, columns: number): Uint8Array {
  const result = new Uint8Array(bytes.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      result[column * rows + row] = bytes[row * columns + column] as number;
  return result;
}
