import { describe, expect, test } from 'vitest';
import type { Spill } from '../../src/kept/spill.ts';
import type { Delivery } from '../../src/logs/delivery.ts';
import type { Attempt } from '../../src/logs/ground/attempt.ts';
import { Join } from '../../src/logs/join.ts';
import { createRoom } from '../kept/room.ts';

const place = { file: { source: 'maillog', asOf: 0 }, line: 1, stamp: '', host: 'mx' };
const attempt = (
  queueId: string,
  outcome: Attempt['outcome'],
  recipient = 'taro@example.com',
  words: string = outcome,
): Attempt => ({
  ...{ type: 'attempt', queueId, outcome },
  finding: { recipient, originalRecipient: null, remoteMta: null, status: null, words },
});
const outcomes = (found: Iterable<{ readonly attempt: Attempt }>): readonly string[] =>
  [...found].map(({ attempt: { queueId, outcome } }) => `${queueId} ${outcome}`);

test('a deferral waits for what becomes of it, and is told in the end where nothing does', () => {
  const join = new Join({ fold: true });
  expect(outcomes(join.take(attempt('A', 'deferred'), place))).toEqual([]);
  expect(outcomes(join.take(attempt('A', 'deferred'), place))).toEqual([]);
  expect(outcomes(join.take(attempt('B', 'deferred'), place))).toEqual([]);
  expect(outcomes(join.take(attempt('A', 'sent'), place))).toEqual(['A sent']);
  expect(outcomes(join.end())).toEqual(['B deferred']);
});

test('the same queue id at another server is another mail', () => {
  const join = new Join({ fold: true });
  join.take({ type: 'mail', queueId: 'A', sender: 'news@example.jp' }, place);
  join.take({ type: 'mail', queueId: 'A', sender: 'shop@example.jp' }, { ...place, host: 'mx2' });
  expect(join.take(attempt('A', 'sent'), place).map(({ mail }) => mail.sender)).toEqual(['news@example.jp']);
});

test('what has left the queue may come again as another mail', () => {
  const join = new Join({ fold: true });
  join.take({ type: 'mail', queueId: 'A', sender: 'news@example.jp' }, place);
  join.take({ type: 'removed', queueId: 'A' }, place);
  expect(join.take(attempt('A', 'sent'), place).map(({ mail }) => mail.sender)).toEqual([null]);
});

test('that it is not time yet says less than why it was put off', () => {
  const join = new Join({ fold: true });
  join.take(attempt('A', 'deferred', 'taro@example.com', '452 4.2.2 Mailbox full'), place);
  join.take(attempt('A', 'deferred', 'taro@example.com', 'retry time not reached for any host'), place);
  expect([...join.end()].map((one) => one.attempt.finding.words)).toEqual(['452 4.2.2 Mailbox full']);
});

test('of more mails than it keeps the oldest is told and forgotten, and it says how many', () => {
  const join = new Join({ fold: true, most: 3 });
  const found = ['A', 'B', 'C', 'D', 'E'].flatMap((id) => outcomes(join.take(attempt(id, 'deferred'), place)));
  // A mail and its deferral are two.
  expect(found).toEqual(['A deferred', 'B deferred', 'C deferred', 'D deferred'].slice(0, found.length));
  expect(join.forgotten).toBe(found.length);
  expect(found.length).toBeGreaterThan(0);
  expect([...found, ...outcomes(join.end())]).toHaveLength(5);
});

test('mails without end keep no more than that', () => {
  const join = new Join({ fold: true, most: 100 });
  for (let i = 0; i < 10_000; i++) join.take({ type: 'mail', queueId: `${i}`, sender: 'news@example.jp' }, place);
  expect(join.forgotten).toBe(9900);
});

describe('mails that wait while thousands of others come', () => {
  const MANY = 9000;
  const to = (i: number, part: string): string => `user${i}-${part}@example.com`;
  const hard = (i: number): string => `450 4.2.0 try later, says server ${i}`;
  const idOf = (i: number): string => `Q${i}`;

  function filled(options: { readonly most?: number; readonly spill?: Spill } = {}) {
    const join = new Join({ fold: true, ...options });
    const lost: Delivery[] = [];
    for (let i = 0; i < MANY; i++) {
      const at = { ...place, line: i };
      const about = { sender: `news${i % 7}@example.jp`, messageId: `<${i}@example.jp>`, recipients: 2 };
      lost.push(
        ...join.take({ type: 'mail', queueId: idOf(i), ...about }, at),
        ...join.take(attempt(idOf(i), 'deferred', to(i, 'a'), hard(i)), at),
        ...(i % 3 === 0 ? join.take(attempt(idOf(i), 'deferred', to(i, 'b'), 'Connection timed out'), at) : []),
      );
    }
    return { join, lost };
  }

  test.each([
    ['in memory', undefined],
    ['outside of it', Number.POSITIVE_INFINITY],
    ['with a full disk', 2],
  ])('are told with all that was said of them, in the order in which they came: %s', (_, fullFrom) => {
    const { join } = filled(fullFrom === undefined ? {} : { spill: createRoom(fullFrom) });
    const [sent] = join.take(attempt(idOf(3), 'sent', to(3, 'b')), place);
    expect(sent?.mail).toEqual({ sender: 'news3@example.jp', messageId: '<3@example.jp>', subject: null });
    const expired = join.take({ type: 'expired', queueId: idOf(6) }, place);
    expect(expired.map(({ attempt: { outcome, finding } }) => [outcome, finding.recipient, finding.words])).toEqual([
      ['expired', to(6, 'a'), hard(6)],
      ['expired', to(6, 'b'), 'Connection timed out'],
    ]);
    const left = [...join.end()];
    expect(left.map(({ attempt: { finding } }) => finding.recipient)).toEqual(
      Array.from({ length: MANY }, (_, i) => i).flatMap((i) => {
        if (i === 6) return [];
        return i % 3 === 0 && i !== 3 ? [to(i, 'a'), to(i, 'b')] : [to(i, 'a')];
      }),
    );
    expect(left[2]).toEqual({
      attempt: { ...attempt(idOf(1), 'deferred', to(1, 'a'), hard(1)), sender: null },
      place: { ...place, line: 1 },
      mail: { sender: 'news1@example.jp', messageId: '<1@example.jp>', subject: null },
    });
  });

  test('are forgotten from the oldest on where there are too many', () => {
    const { join, lost } = filled({ most: 5000, spill: createRoom() });
    expect(join.forgotten).toBeGreaterThan(MANY / 2);
    const whole = [...lost, ...join.end()].map(({ attempt: { queueId } }) => Number(queueId.slice(1)));
    expect(whole).toEqual(whole.toSorted((a, b) => a - b));
    expect(new Set(whole).size).toBe(MANY);
  });
});
