import { describe, expect, test } from 'vitest';
import { createJudge } from '../../src/judgement/judge.ts';
import type { BounceRecord } from '../../src/model.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';
import { limitedTo } from '../../src/rules/table/policy.ts';
import { sample } from '../output/sample.ts';

const { policy } = loadBuiltInTable();
const TO = 'taro@example.jp';

const record = (changes: Partial<BounceRecord>): BounceRecord =>
  sample({ recipient: TO, originalRecipient: null, ...changes }).record;
const on = (day: string): string => `2026-${day}T10:00:00+09:00`;

const full = (day: string, changes: Partial<BounceRecord> = {}) =>
  record({
    reason: 'mailboxfull',
    title: '容量超過',
    side: 'recipient',
    list: 'keep',
    hardBounce: false,
    date: on(day),
    ...changes,
  });
const timedOut = (day: string) => full(day, { reason: 'expired', title: '期限切れ', side: 'network' });
const gone = (day: string, changes: Partial<BounceRecord> = {}) =>
  record({ reason: 'userunknown', title: '宛先不明', list: 'remove', hardBounce: true, date: on(day), ...changes });
const delivered = (day: string) =>
  record({ kind: 'success', action: 'delivered', list: 'keep', hardBounce: null, date: on(day) });
const complained = (day: string, changes: Partial<BounceRecord> = {}) =>
  record({
    kind: 'feedback',
    reason: 'feedback',
    title: '苦情通知',
    list: 'remove',
    hardBounce: null,
    date: on(day),
    ...changes,
  });

function judged(records: readonly BounceRecord[], limits: Parameters<typeof limitedTo>[1] = {}) {
  const judge = createJudge(limitedTo(policy, limits));
  for (const one of records) judge.add(one);
  return judge;
}
const only = (...records: readonly BounceRecord[]) => judged(records).all()[0];
/** In an order of its own for each address: mailboxes are not sorted by date. */
const backwards = (...records: readonly BounceRecord[]) => only(...records.toReversed());

describe('a final refusal', () => {
  test('takes the address off at once, and says since when', () => {
    expect(only(gone('11-05'), gone('11-20'))).toMatchObject({
      ...{ recipient: TO, verdict: 'remove', by: 'hard', hard: 2, soft: 0 },
      ...{ since: on('11-05'), first: on('11-05'), last: on('11-20'), reason: 'userunknown' },
      why: '「宛先不明」の恒久エラー(1回で外します)',
    });
  });

  test('is not undone by a passing trouble that comes later', () => {
    expect(only(gone('11-05'), full('11-20'))).toMatchObject({
      verdict: 'remove',
      by: 'hard',
      reason: 'userunknown',
      soft: 1,
    });
    expect(backwards(gone('11-05'), full('11-20'))).toMatchObject({ verdict: 'remove', by: 'hard' });
  });

  test('is doubtful where mail arrived behind it, whichever was read first', () => {
    for (const verdict of [only(gone('11-05'), delivered('11-06')), backwards(gone('11-05'), delivered('11-06'))])
      expect(verdict).toMatchObject({ verdict: 'watch', by: 'arrived' });
    expect(only(delivered('11-04'), gone('11-05'))).toMatchObject({ verdict: 'remove', by: 'hard' });
    expect(only(gone('11-05'), delivered('11-06'), gone('11-07'))).toMatchObject({ verdict: 'remove' });
  });

  test('of an address that a forward leads to keeps the one on the list', () => {
    const forwarded = gone('11-05', { recipient: 'old@example.com', originalRecipient: TO });
    expect(only(forwarded)).toMatchObject({ recipient: TO, verdict: 'watch', by: 'hold' });
    const held = only(gone('11-05', { list: 'hold' }));
    expect(held).toMatchObject({ verdict: 'watch', by: 'hold' });
    expect(held?.why).toContain('保留');
  });
});

describe('passing troubles', () => {
  const days = (...all: string[]) => all.map((day) => full(day));

  test('on five days take it off, on four they do not', () => {
    const four = days('06-01', '07-01', '08-01', '09-01');
    expect(only(...four)).toMatchObject({ verdict: 'watch', by: 'soft', soft: 4, since: on('06-01') });
    for (const five of [only(...four, full('10-01')), backwards(...four, full('10-01'))])
      expect(five).toMatchObject({
        verdict: 'remove',
        by: 'soft',
        soft: 5,
        since: on('06-01'),
        why: expect.stringContaining('5日分'),
      });
  });

  test('on one day are one, by the calendar of Japan', () => {
    const many = Array.from({ length: 9 }, (_, hour) => full('06-01', { date: `2026-06-01T0${hour}:00:00+09:00` }));
    expect(only(...many)).toMatchObject({ verdict: 'watch', soft: 9, why: expect.stringContaining('1日分') });
    // 15:30 UTC is half an hour into the next day.
    const next = full('06-01', { date: '2026-06-01T15:30:00Z' });
    expect(only(...many, next)).toMatchObject({ why: expect.stringContaining('2日分') });
  });

  test('count within half a year of the last one', () => {
    const old = days('01-01', '01-02', '01-03', '01-04');
    expect(only(...old, full('06-30'))).toMatchObject({
      verdict: 'watch',
      why: expect.stringContaining('4日分'),
      since: on('01-02'),
    });
    expect(judged([...old, full('06-29')]).counts()).toMatchObject({ remove: 1 });
    expect(judged([...old, full('06-29')], { within: 30 }).counts()).toMatchObject({ remove: 0, watch: 1 });
  });

  test('begin anew behind a mail that arrived', () => {
    const five = days('06-01', '06-02', '06-04', '06-05', '06-06');
    expect(only(...five, delivered('06-03'))).toMatchObject({ verdict: 'watch', since: on('06-04') });
    expect(backwards(...five, delivered('06-03'))).toMatchObject({ verdict: 'watch', since: on('06-04') });
    expect(only(...five, delivered('06-07'))).toMatchObject({ verdict: 'keep', by: 'arrived' });
  });

  test('of a server count for less than those of the address', () => {
    const six = ['06-01', '06-02', '06-03', '06-04', '06-05', '06-06'];
    expect(only(...six.map(timedOut))).toMatchObject({ verdict: 'watch' });
    expect(only(...[...six, '06-07'].map(timedOut))).toMatchObject({ verdict: 'remove', by: 'soft' });
    // 3/5 + 3/7 is more than one.
    expect(only(...days('05-01', '05-02', '05-03'), ...['06-01', '06-02', '06-03'].map(timedOut))).toMatchObject({
      verdict: 'remove',
    });
    expect(only(...days('05-01', '05-02'), ...['06-01', '06-02', '06-03'].map(timedOut))).toMatchObject({
      verdict: 'watch',
    });
  });

  test('are as many as is asked for, whatever the reason', () => {
    const two = [timedOut('06-01'), timedOut('06-02')];
    expect(judged(two, { times: 2 }).counts()).toMatchObject({ remove: 1 });
    expect(judged(two, { times: 3 }).counts()).toMatchObject({ remove: 0 });
  });

  test('without a date are counted and prove nothing', () => {
    const undated = Array.from({ length: 9 }, () => full('06-01', { date: null }));
    expect(only(...undated)).toMatchObject({ verdict: 'watch', by: 'soft', soft: 9, since: null, first: null });
  });

  test('are so many that it makes no difference how many more there are', () => {
    const year = Array.from({ length: 300 }, (_, i) =>
      full('01-01', { date: new Date(Date.UTC(2026, 0, 1 + i)).toISOString() }),
    );
    expect(only(...year)).toMatchObject({ verdict: 'remove', by: 'soft', soft: 300 });
  });
});

describe('what is not the fault of the address', () => {
  test.each([
    'authfailure',
    'badreputation',
    'blocked',
    'ratelimited',
    'emailtoolarge',
    'spamdetected',
    'requireptr',
    'rejected',
  ] as const)('%s never takes it off', (reason) => {
    const many = Array.from({ length: 9 }, (_, i) => full(`06-0${i + 1}`, { reason, side: 'senderAdmin' }));
    expect(only(...many)).toMatchObject({ verdict: 'keep', by: 'ours', others: 9, soft: 0 });
  });

  test('a trouble of our own server is none of its own', () => {
    const many = Array.from({ length: 9 }, (_, i) =>
      full(`06-0${i + 1}`, { reason: 'systemerror', side: 'senderAdmin' }),
    );
    expect(only(...many)).toMatchObject({ verdict: 'keep', by: 'ours' });
  });

  test('neither a delay, nor what nobody has advice for, nor a cause that is not known', () => {
    const times = (change: Partial<BounceRecord>) => Array.from({ length: 9 }, (_, i) => full(`06-0${i + 1}`, change));
    expect(only(...times({ kind: 'delay' }))).toMatchObject({ verdict: 'keep', by: 'delay' });
    expect(only(...times({ list: null }))).toMatchObject({ verdict: 'keep', by: 'other' });
    expect(only(...times({ list: 'hold', reason: 'undefined' }))).toMatchObject({ verdict: 'watch', by: 'hold' });
  });
});

test('whatever was held up is over when a mail arrived behind it', () => {
  const held = full('11-01', { list: 'hold', reason: 'undefined' });
  expect(only(held, delivered('11-02'))).toMatchObject({ verdict: 'keep', by: 'arrived' });
  expect(only(held, delivered('10-02'))).toMatchObject({ verdict: 'watch', by: 'hold' });
});

test.each(['+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z', '0000-00-00', 'yesterday'])(
  'a date that nobody can mean is none: %s',
  (date) => {
    expect(only(gone('11-01', { date }))).toMatchObject({ verdict: 'remove', since: null, first: null, last: null });
  },
);

describe('whoever complains', () => {
  test('is sent nothing more, and stands apart from those that do not exist', () => {
    expect(only(complained('11-01'))).toMatchObject({ verdict: 'complaint', by: 'complaint', complaints: 1, hard: 0 });
    expect(only(complained('11-01', { feedbackType: 'opt-out' }))).toMatchObject({
      verdict: 'complaint',
      by: 'unsubscribe',
    });
    expect(only(complained('11-01'), delivered('11-02'), full('11-03'))).toMatchObject({ verdict: 'complaint' });
  });

  test('is not who reports a failed authentication, or that a mail is no spam', () => {
    expect(only(complained('11-01', { list: 'keep', feedbackType: 'auth-failure' }))).toMatchObject({
      verdict: 'keep',
      by: 'other',
    });
  });
});

describe('an address', () => {
  test('is one in every spelling, and keeps the first', () => {
    const judge = judged([
      gone('11-01', { recipient: 'Taro@Example.JP' }),
      gone('11-02', { recipient: 'taro@example.jp' }),
      gone('11-03', { recipient: '"taro"@example.jp' }),
    ]);
    expect(judge.all()).toMatchObject([{ recipient: 'Taro@Example.JP', hard: 3 }]);
    expect(judge.of('TARO@example.jp')?.hard).toBe(3);
    expect(judge.of('hanako@example.jp')).toBeNull();
  });

  test('with dots where none may be is the same with quotation marks and without', () => {
    const judge = judged([gone('11-01', { recipient: '"taro..k."@docomo.ne.jp' })]);
    expect(judge.of('taro..k.@docomo.ne.jp')).toMatchObject({ verdict: 'remove' });
  });

  test('that is to stay is forgotten', () => {
    const judge = judged([gone('11-01')]);
    expect(judge.forget('TARO@EXAMPLE.JP')).toBe(true);
    expect(judge.forget('hanako@example.jp')).toBe(false);
    expect(judge.all()).toEqual([]);
  });

  test('of which nothing is said is in no table', () => {
    const nobody = { recipient: null, originalRecipient: null };
    expect(
      only(delivered('11-01'), gone('11-01', nobody), record({ kind: 'vacation' }), record({ kind: 'other' })),
    ).toBeUndefined();
  });
});

test('those that leave the list come first, the gravest at the top', () => {
  const all = judged([
    full('11-01', { recipient: 'a@example.jp' }),
    complained('11-01', { recipient: 'b@example.jp' }),
    gone('11-01', { recipient: 'c@example.jp' }),
    gone('11-01', { recipient: 'd@example.jp' }),
    gone('11-02', { recipient: 'd@example.jp' }),
  ]).all();
  expect(all.map(({ recipient }) => recipient[0])).toEqual(['d', 'c', 'b', 'a']);
});

test('a part of them, and verdicts alone, are those of all', () => {
  const judge = judged([
    gone('11-01', { recipient: 'c@example.jp' }),
    full('11-01', { recipient: 'A@example.jp' }),
    gone('11-01', { recipient: 'b@example.jp' }),
    gone('11-01', { recipient: 'd@example.jp' }),
    gone('11-02', { recipient: 'd@example.jp' }),
    full('11-03', { recipient: 'arrived@example.jp' }),
    record({ ...delivered('11-04'), recipient: 'arrived@example.jp' }),
  ]);
  const all = judge.all();
  const removed = all.filter(({ verdict }) => verdict === 'remove');
  expect(removed).toHaveLength(3);
  expect(judge.some('remove', 10)).toEqual(removed);
  expect(judge.some('remove', 2)).toEqual(removed.slice(0, 2));
  expect(new Map(judge.verdicts())).toEqual(new Map(all.map(({ recipient, verdict }) => [recipient, verdict])));
  for (const { recipient, verdict } of all) expect(judge.verdictOf(recipient.toUpperCase())).toBe(verdict);
  expect(judge.verdictOf('nobody@example.jp')).toBeNull();
  expect(judge.counts()).toEqual({ remove: 3, complaint: 0, watch: 1, keep: 1 });
});

test('says so where mail arrived at more addresses than it keeps in mind', () => {
  const judge = createJudge(policy, null, 1);
  const arrival = (recipient: string) => record({ ...delivered('11-02'), recipient });
  judge.add(arrival('a@example.jp'));
  judge.add(arrival('a@example.jp'));
  expect(judge.isFull()).toBe(false);
  judge.add(arrival('b@example.jp'));
  expect(judge.isFull()).toBe(true);
});
