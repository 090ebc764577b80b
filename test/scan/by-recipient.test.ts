import { expect, test } from 'vitest';
import type { BounceRecord } from '../../src/model.ts';
import { createByRecipient } from '../../src/scan/by-recipient.ts';
import { sample } from '../output/sample.ts';

const sampleRecord = (changes: Partial<BounceRecord>): BounceRecord => sample(changes).record;

const soft = (record: Partial<BounceRecord>) =>
  sampleRecord({ kind: 'bounce', reason: 'mailboxfull', title: '満杯', list: 'keep', hardBounce: false, ...record });
const hard = (record: Partial<BounceRecord>) =>
  sampleRecord({ kind: 'bounce', reason: 'userunknown', title: '不明', list: 'remove', hardBounce: true, ...record });

function rows(records: readonly BounceRecord[], minSoft: number | null = null) {
  const addresses = createByRecipient();
  for (const record of records) addresses.add(record);
  return addresses.rows(minSoft);
}
const of = (recipient: string) => ({ recipient, originalRecipient: null });

test('counts, dates and the last reason of an address', () => {
  const [row, ...others] = rows([
    soft({ ...of('taro@example.jp'), date: '2026-11-02T00:30:00+09:00' }),
    hard({ ...of('Taro@example.jp'), date: '2026-11-05T10:00:00+09:00' }),
    soft({ ...of('taro@example.jp'), date: '2026-11-01T16:00:00Z' }),
  ]);
  expect(others).toEqual([]);
  expect(row).toEqual({
    recipient: 'taro@example.jp',
    hard: 1,
    soft: 2,
    // Half an hour after midnight in Japan is before 16:00 of the day before in UTC.
    first: '2026-11-02T00:30:00+09:00',
    last: '2026-11-05T10:00:00+09:00',
    reason: 'userunknown',
    title: '不明',
    list: 'remove',
  });
});

test('who fails most comes first', () => {
  const names = rows([
    soft(of('a@example.jp')),
    hard(of('c@example.jp')),
    soft(of('b@example.jp')),
    soft(of('b@example.jp')),
  ]);
  expect(names.map((row) => row.recipient)).toEqual(['c@example.jp', 'b@example.jp', 'a@example.jp']);
});

test('the address is the one on the list of the sender', () => {
  const [row] = rows([hard({ recipient: 'inner@example.net', originalRecipient: 'taro@example.jp' })]);
  expect(row?.recipient).toBe('taro@example.jp');
});

test('three soft bounces, then stop: two do not, and a delay is none', () => {
  const twice = of('twice@example.jp');
  const delay = soft({ ...twice, kind: 'delay' });
  const thrice = Array(3).fill(soft(of('thrice@example.jp')));
  const found = rows([soft(twice), soft(twice), delay, ...thrice, hard(of('gone@example.jp'))], 3);
  expect(found.map(({ recipient, list }) => [recipient, list])).toEqual([
    ['gone@example.jp', 'remove'],
    ['thrice@example.jp', 'hold'],
  ]);
});

test('mail that is about no address is left out', () => {
  const nobody = sampleRecord({ kind: 'bounce', recipient: null, originalRecipient: null });
  expect(rows([sampleRecord({ kind: 'vacation' }), sampleRecord({ kind: 'other' }), nobody])).toEqual([]);
});
