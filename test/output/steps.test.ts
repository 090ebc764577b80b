import { expect, test } from 'vitest';
import type { BounceRecord } from '../../src/model.ts';
import { allSteps, stepsFor } from '../../src/output/advice/steps.ts';
import { sampleRecord } from './sample.ts';

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i + 1}`);
const record = (side: BounceRecord['side'], counts: readonly [number, number, number, number]): BounceRecord => ({
  ...sampleRecord,
  side,
  remedy: {
    sender: numbered('s', counts[0]),
    senderAdmin: numbered('S', counts[1]),
    recipient: numbered('r', counts[2]),
    recipientAdmin: numbered('R', counts[3]),
  },
});

test('the long card has all: the sender first, then the side that has to act, then the others', () => {
  expect(allSteps(record('recipient', [1, 2, 1, 1])).flatMap(({ steps }) => steps)).toEqual([
    's1',
    'r1',
    'S1',
    'S2',
    'R1',
  ]);
});

test("the short card has the reader's own, and what is to be passed on where an administrator has to act", () => {
  expect(stepsFor(record('sender', [4, 2, 1, 1]))).toEqual({ steps: ['s1', 's2', 's3'], forAdmin: null });
  expect(stepsFor(record('senderAdmin', [4, 2, 1, 1]))).toEqual({ steps: ['s1', 's2'], forAdmin: 'S1。S2。' });
  expect(stepsFor(record('recipient', [0, 0, 2, 1]))).toEqual({ steps: ['r1', 'r2'], forAdmin: null });
});

test('a paragraph to pass on is no longer than it has to be', () => {
  const { remedy } = record('senderAdmin', [1, 0, 0, 0]);
  const long = 'あ'.repeat(100);
  const told = stepsFor({
    ...record('senderAdmin', [1, 0, 0, 0]),
    remedy: { ...remedy, senderAdmin: [long, long, 'い'] },
  });
  expect(told.forAdmin).toBe(`${long}。`);
});
