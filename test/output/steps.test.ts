import { expect, test } from 'vitest';
import type { BounceRecord } from '../../src/model.ts';
import { chooseSteps } from '../../src/output/steps.ts';
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
const chosen = (...args: Parameters<typeof record>) => chooseSteps(record(...args), 5).flatMap((group) => group.steps);

test('the sender comes first, then the side that has to act, then the others', () => {
  expect(chosen('recipient', [1, 1, 1, 1])).toEqual(['s1', 'r1', 'S1', 'R1']);
});

test('no more than five in all, and the side that has to act keeps two of them', () => {
  expect(chosen('senderAdmin', [5, 3, 1, 0])).toEqual(['s1', 's2', 's3', 'S1', 'S2']);
  expect(chosen('sender', [6, 3, 0, 0])).toEqual(['s1', 's2', 's3', 's4', 's5']);
  expect(chosen('network', [4, 2, 1, 0])).toEqual(['s1', 's2', 's3', 's4', 'S1']);
});

test('a side with one step does not take room for two', () => {
  expect(chosen('recipientAdmin', [5, 0, 0, 1])).toEqual(['s1', 's2', 's3', 's4', 'R1']);
});
