import { packNumbers, unpackNumbers } from '../packed/numbers.ts';
import type { Likeness } from './likeness.ts';

/** What was learnt, as files by the ends of their names; most runs never open them. */
export type LikenessFiles = Readonly<Record<'likeness' | 'received', Uint8Array>>;

export const toLikenessFiles = ({ features, ends, tallies, received }: Likeness): LikenessFiles => ({
  likeness: packNumbers([features, ends, tallies]),
  received: Buffer.from(JSON.stringify(received)),
});

export function fromLikenessFiles(read: (file: keyof LikenessFiles) => Buffer): Likeness {
  const [features, ends, tallies] = unpackNumbers(read('likeness')) as [Int32Array, Int32Array, Int32Array];
  return { features, ends, tallies, received: JSON.parse(read('received').toString('utf8')) };
}
