const WIDTH = Int32Array.BYTES_PER_ELEMENT;

/** Columns of numbers as bytes: how many columns, how long each is, then their numbers; 32 bits each, little-endian. */
export function packNumbers(columns: readonly Int32Array[]): Buffer {
  const head = Int32Array.of(columns.length, ...columns.map((column) => column.length));
  const bytes = [head, ...columns].map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength));
  return inOrder(Buffer.concat(bytes));
}

/** Nothing is copied: the columns lie in the bytes that were given. */
export function unpackNumbers(packed: Uint8Array): readonly Int32Array[] {
  const { buffer, byteOffset, length } = packed.byteOffset % WIDTH === 0 ? packed : new Uint8Array(packed);
  inOrder(Buffer.from(buffer, byteOffset, length));
  const numbers = new Int32Array(buffer, byteOffset, length / WIDTH);
  const ends = [1 + (numbers[0] as number)];
  for (const count of numbers.subarray(1, ends[0])) ends.push((ends.at(-1) as number) + count);
  return ends.slice(1).map((end, i) => numbers.subarray(ends[i], end));
}

/** From the order of this machine to little-endian, or back. */
const inOrder = (bytes: Buffer): Buffer => (IS_LITTLE_ENDIAN ? bytes : bytes.swap32());

/** What `node:os` would tell, which takes longer to load than all these numbers. */
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
