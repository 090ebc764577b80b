/** A MAPI property as TNEF holds it (MS-OXTNEF section 2.1.3.4). */
export interface Property {
  /** Eight hexadecimal digits: number and type. */
  readonly tag: string;
  readonly values: readonly Buffer[];
}

/** Bytes of the types of a fixed length (MS-OXCDATA section 2.11.1), padded to four. */
const WIDTHS: Readonly<Record<number, number>> = {
  ...{ 2: 4, 3: 4, 4: 4, 10: 4, 11: 4 },
  ...{ 5: 8, 6: 8, 7: 8, 20: 8, 64: 8, 72: 16 },
};
/** They say how many values they have, and how long each is. */
const VARIABLE = [0x0d, 0x1e, 0x1f, 0x102];
const SEVERAL = 0x1000;
const NAMED = 0x8000;
/** More than anything has; a count is a number that a stranger wrote. */
const MOST = 2000;

const padded = (length: number): number => Math.ceil(length / 4) * 4;

class Reader {
  readonly #data: Buffer;
  #at = 0;

  constructor(data: Buffer) {
    this.#data = data;
  }

  /** Throws a RangeError behind the end, as `take` does. */
  number(): number {
    return this.take(4).readUInt32LE(0);
  }

  take(length: number): Buffer {
    if (this.#at + length > this.#data.length) throw new RangeError('behind the end');
    const taken = this.#data.subarray(this.#at, this.#at + length);
    this.#at += padded(length);
    return taken;
  }

  count(): number {
    const count = this.number();
    if (count > MOST) throw new RangeError('too many');
    return count;
  }
}

function skipName(reader: Reader): void {
  reader.take(16);
  const byName = reader.number() === 1;
  if (byName) reader.take(reader.number());
  else reader.number();
}

function valuesOf(type: number, reader: Reader): readonly Buffer[] {
  const several = (type & SEVERAL) !== 0;
  const plain = type & ~SEVERAL;
  const variable = VARIABLE.includes(plain);
  const count = several || variable ? reader.count() : 1;
  const width = WIDTHS[plain];
  if (!variable && width === undefined) throw new RangeError('unknown type');
  return Array.from({ length: count }, () => reader.take(variable ? reader.number() : (width as number)));
}

function readRow(reader: Reader): readonly Property[] {
  return Array.from({ length: reader.count() }, () => {
    const [type, id] = [reader.take(4)].flatMap((head) => [head.readUInt16LE(0), head.readUInt16LE(2)]) as [
      number,
      number,
    ];
    if (id >= NAMED) skipName(reader);
    const tag = (id * 0x10000 + type).toString(16).padStart(8, '0');
    return { tag, values: valuesOf(type, reader) };
  });
}

/** The properties of a message or an attachment. @throws RangeError where the stream is damaged. */
export const propertiesIn = (data: Buffer): readonly Property[] => readRow(new Reader(data));

/** A row of properties for each recipient. @throws RangeError where the stream is damaged. */
export function recipientsIn(data: Buffer): readonly (readonly Property[])[] {
  const reader = new Reader(data);
  return Array.from({ length: reader.count() }, () => readRow(reader));
}
