import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createJudge, type Judge } from '../../src/judgement/judge.ts';
import type { BounceRecord } from '../../src/model.ts';
import { once } from '../../src/once.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';
import { createRandom } from '../bench/random.ts';
import { createRoom, type Room } from '../kept/room.ts';
import { sample } from '../output/sample.ts';

const { policy } = loadBuiltInTable();
const { record } = sample({ originalRecipient: null });

const KINDS: readonly Partial<BounceRecord>[] = [
  { kind: 'bounce', reason: 'userunknown', title: '宛先不明', list: 'remove', hardBounce: true },
  { kind: 'bounce', reason: 'mailboxfull', title: '容量超過', list: 'keep', hardBounce: false, side: 'recipient' },
  { kind: 'bounce', reason: 'policyviolation', title: '相手組織の方針', list: 'hold', hardBounce: null },
  { kind: 'delay', reason: 'ratelimited', title: '流量制限', list: 'keep', hardBounce: false },
  { kind: 'feedback', reason: 'feedback', title: '苦情通知', list: 'remove', hardBounce: null },
];
const ARRIVED = { kind: 'success', action: 'delivered', list: 'keep', hardBounce: null } as const;
/** More than a table and its lines have room for in memory. */
const [FAILED, REACHED] = [15_000, 95_000];

function* manyRecords(): Generator<BounceRecord> {
  const random = createRandom(21);
  const below = (count: number): number => Math.floor(random() * count);
  const dated = (changes: Partial<BounceRecord>): BounceRecord => {
    const date = random() < 0.02 ? null : new Date(Date.UTC(2026, 9, 1) + below(40 * 86_400) * 1000).toISOString();
    return { ...record, ...changes, date };
  };
  for (let i = 0; i < 2 * FAILED; i++)
    yield dated({ ...KINDS[below(KINDS.length)], recipient: `User${below(FAILED)}@example.jp` });
  for (let i = 0; i < REACHED; i++) yield dated({ ...ARRIVED, recipient: `user${i}@example.jp` });
  for (let i = 0; i < FAILED; i++)
    yield dated({ ...KINDS[below(KINDS.length)], recipient: `user${below(FAILED)}@example.jp` });
}

const records = once(() => [...manyRecords()]);

function filled(room: Room | null): Judge {
  const judge = createJudge(policy, room);
  for (const one of records()) judge.add(one);
  return judge;
}

/** As texts: to compare so many objects one by one takes longer than to make them. */
const told = (judge: Judge) => ({
  counts: judge.counts(),
  all: createHash('sha1').update(JSON.stringify(judge.all())).digest('hex'),
  some: judge.some('watch', 50),
  verdicts: createHash('sha1')
    .update(JSON.stringify([...judge.verdicts()]))
    .digest('hex'),
});

describe('addresses that have no room in memory', () => {
  const whole = once(() => filled(null));
  const wanted = once(() => told(whole()));

  test.each([
    ['a disk with room', Number.POSITIVE_INFINITY],
    ['a disk that is full soon', 10],
    ['no disk', 1],
  ])('are judged as those that have: %s', (_, fullFrom) => {
    const room = createRoom(fullFrom);
    const judge = filled(room);
    expect(room.puts()).toBeGreaterThan(0);
    expect(told(judge)).toEqual(wanted());
    expect([judge.forget('USER7@example.jp'), judge.of('user7@example.jp')]).toEqual([true, null]);
  });

  test('are shown in the order that all of them have', () => {
    const watched = whole()
      .all()
      .filter(({ verdict }) => verdict === 'watch');
    expect(whole().some('watch', 50)).toEqual(watched.slice(0, 50));
  });
});
