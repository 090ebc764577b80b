const WIDTH = Int32Array.BYTES_PER_ELEMENT;

/**
 * Columns of numbers from 0 up, most of them small: of each column the lowest bytes of all its numbers, then the next
 * ones, as far as any number has them. So few bytes are needed, and what packs files makes little of these. In front
 * of them stand how many columns there are, and how long and how many bytes wide each is, 32 bits each, little-endian.
 */
export function packSmallNumbers(columns: readonly Int32Array[]): Buffer {
  const widths = columns.map(widthOf);
  const head = [columns.length, ...columns.flatMap(({ length }, i) => [length, widths[i] as number])];
  const planes = columns.flatMap((column, i) =>
    Array.from({ length: widths[i] as number }, (_, plane) => Uint8Array.from(column, (n) => n >>> (8 * plane))),
  );
  const front = Buffer.alloc(head.length * WIDTH);
  for (const [i, number] of head.entries()) front.writeInt32LE(number, i * WIDTH);
  return Buffer.concat([front, ...planes]);
}

function widthOf(column: Int32Array): number {
  const most = column.reduce((max, number) => Math.max(max, number), 0);
  return Math.max(1, Math.ceil((32 - Math.clz32(most)) / 8));
}

export function unpackSmallNumbers(packed: Uint8Array): readonly Int32Array[] {
  const head = new DataView(packed.buffer, packed.byteOffset);
  const number = (place: number): number => head.getInt32(place * WIDTH, true);
  const count = number(0);
  let at = (1 + 2 * count) * WIDTH;
  return Array.from({ length: count }, (_, i) => {
    const column = new Int32Array(number(1 + 2 * i));
    for (let plane = 0; plane < number(2 + 2 * i); plane++, at += column.length)
      for (let row = 0; row < column.length; row++)
        column[row] = (column[row] as number) | ((packed[at + row] as number) << (8 * plane));
    return column;
  });
}
