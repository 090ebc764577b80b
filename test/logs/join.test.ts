import { expect, test } from 'vitest';
import type { Attempt } from '../../src/logs/ground/attempt.ts';
import { Join } from '../../src/logs/join.ts';

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
