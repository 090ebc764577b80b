import { asBuffer } from '../../input/bytes/chunks.ts';

/** An attribute of a TNEF stream (MS-OXTNEF section 2.1.3). */
export interface Attribute {
  /** Without its type. */
  readonly id: number;
  readonly data: Buffer;
}

const SIGNATURE = 0x223e9f78;
const HEAD = 9;
const CHECKSUM = 2;

/** The attributes in their order; empty where it is no such stream. One that was cut ends them. */
export function attributesOf(bytes: Uint8Array): readonly Attribute[] {
  const stream = asBuffer(bytes);
  const found: Attribute[] = [];
  if (stream.length < 6 || stream.readUInt32LE(0) !== SIGNATURE) return found;
  for (let at = 6; at + HEAD <= stream.length; ) {
    const length = stream.readUInt32LE(at + 5);
    const start = at + HEAD;
    if (start + length > stream.length) break;
    found.push({ id: stream.readUInt16LE(at + 1), data: stream.subarray(start, start + length) });
    at = start + length + CHECKSUM;
  }
  return found;
}
