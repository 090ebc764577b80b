import { crc32, createInflateRaw } from 'node:zlib';
import { ByteSource } from './byte-source.ts';
import { Inflation } from './inflation.ts';

/**
 * Decompresses as it reads; members may follow one another (RFC 1952). What follows the last one is left alone, as
 * gzip(1) does, and `onRest` is told of it unless it is padding: for Node's own `Gunzip` it is an error, and the end of
 * the last member is lost. Of a file that was cut short everything readable still comes, then the error.
 * @throws an error with a `code` that begins with `Z_`.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>, onRest: () => void): AsyncGenerator<Uint8Array> {
  const source = new ByteSource(chunks);
  try {
    while (await opensMember(source)) {
      await skipHeader(source);
      yield* member(source);
    }
    if (await hasRest(source)) onRest();
  } finally {
    await source.close();
  }
}

const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const opensMember = async (source: ByteSource): Promise<boolean> => MAGIC.equals(await source.peek(MAGIC.length));

const HEADER = 10;
const TRAILER = 8;
const FLAGS_AT = 3;
const FLAGS = { crc: 2, extra: 4, name: 8, comment: 16 } as const;
/** Longer than any name of a file. */
const LONGEST = 65_536;

async function skipHeader(source: ByteSource): Promise<void> {
  const flags = (await take(source, HEADER))[FLAGS_AT] ?? 0;
  if (flags & FLAGS.extra) await take(source, (await take(source, 2)).readUInt16LE());
  if (flags & FLAGS.name) await skipText(source);
  if (flags & FLAGS.comment) await skipText(source);
  if (flags & FLAGS.crc) await take(source, 2);
}

async function take(source: ByteSource, count: number): Promise<Buffer> {
  const bytes = await source.peek(count);
  if (bytes.length < count) throw damaged('Z_BUF_ERROR');
  source.drop(count);
  return bytes;
}

async function skipText(source: ByteSource): Promise<void> {
  const end = (await source.peek(LONGEST)).indexOf(0);
  if (end < 0) throw damaged('Z_DATA_ERROR');
  source.drop(end + 1);
}

async function* member(source: ByteSource): AsyncGenerator<Uint8Array> {
  const inflation = new Inflation(createInflateRaw());
  let [sum, size] = [0, 0];
  try {
    while (!inflation.over) {
      const chunk = await source.chunk();
      for await (const piece of chunk === null ? inflation.end() : inflation.write(chunk)) {
        sum = crc32(piece, sum);
        size += piece.length;
        yield piece;
      }
    }
    source.putBack(inflation.unused());
  } finally {
    inflation.close();
  }
  const trailer = await take(source, TRAILER);
  if (trailer.readUInt32LE() !== sum || trailer.readUInt32LE(4) !== size % 2 ** 32) throw damaged('Z_DATA_ERROR');
}

/** Tapes and disks are filled up with zeros. */
async function hasRest(source: ByteSource): Promise<boolean> {
  for (let chunk = await source.chunk(); chunk !== null; chunk = await source.chunk())
    if (chunk.some((byte) => byte !== 0)) return true;
  return false;
}

const damaged = (code: string): Error => Object.assign(new Error('damaged gzip'), { code });
