import { endianness } from 'node:os';

/** Columns of numbers as bytes: how many columns, how long each is, then their numbers; 32 bits each, little-endian. */
export function packNumbers(columns: readonly Int32Array[]): Buffer {
  const head = Int32Array.of(columns.length, ...columns.map((column) => column.length));
  const bytes = [head, ...columns].map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength));
  return inOrder(Buffer.concat(bytes));
}

export function unpackNumbers(packed: Uint8Array): readonly Int32Array[] {
  const numbers = new Int32Array(packed.length / Int32Array.BYTES_PER_ELEMENT);
  const bytes = Buffer.from(numbers.buffer);
  bytes.set(packed);
  inOrder(bytes);
  const ends = [1 + (numbers[0] as number)];
  for (const length of numbers.subarray(1, ends[0])) ends.push((ends.at(-1) as number) + length);
  return ends.slice(1).map((end, i) => numbers.subarray(ends[i], end));
}

/** From the order of this machine to little-endian, or back. */
const inOrder = (bytes: Buffer): Buffer => (endianness() === 'LE' ? bytes : bytes.swap32());
