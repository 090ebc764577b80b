import { packSmallNumbers, unpackSmallNumbers } from '../packed/small-numbers.ts';
import type { Likeness } from './likeness.ts';

/** What was learnt, as files by the ends of their names; most runs never open them. */
export type LikenessFiles = Readonly<Record<'likeness' | 'received', Uint8Array>>;

export const toLikenessFiles = ({ features, ends, tallies, received }: Likeness): LikenessFiles => ({
  likeness: packSmallNumbers([stepsOf(features), stepsOf(ends), tallies]),
  received: Buffer.from(JSON.stringify(received)),
});

export function fromLikenessFiles(read: (file: keyof LikenessFiles) => Buffer): Likeness {
  const [features, ends, tallies] = unpackSmallNumbers(read('likeness')) as [Int32Array, Int32Array, Int32Array];
  return {
    features: sumsOf(features),
    ends: sumsOf(ends),
    tallies,
    received: JSON.parse(read('received').toString('utf8')),
  };
}

/** Ascending numbers as the steps between them: these are small. */
const stepsOf = (ascending: Int32Array): Int32Array => ascending.map((number, i) => number - (ascending[i - 1] ?? 0));

function sumsOf(steps: Int32Array): Int32Array {
  let sum = 0;
  return steps.map((step) => {
    sum += step;
    return sum;
  });
}
