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
