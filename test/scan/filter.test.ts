import { expect, test } from 'vitest';
import type { BounceRecord } from '../../src/model.ts';
import { type Filter, parseFilter } from '../../src/scan/filter.ts';
import { sample } from '../output/sample.ts';

const sampleRecord = (changes: Partial<BounceRecord>): BounceRecord => sample(changes).record;

const filter = (text: string): Filter => {
  const parsed = parseFilter(text);
  if (!('accepts' in parsed)) throw new Error(`refused: ${parsed.part}`);
  return parsed;
};
const removed = sampleRecord({ kind: 'bounce', reason: 'userunknown', list: 'remove', recipient: 'a@Example.JP' });
const kept = sampleRecord({ kind: 'bounce', reason: 'mailboxfull', list: 'keep', hardBounce: false });
const other = sampleRecord({ kind: 'other', reason: null, list: null, rule: null, hardBounce: null });

test('one name with several values takes any of them', () => {
  const { accepts } = filter('reason=userunknown,reason=mailboxfull');
  expect([removed, kept, other].map(accepts)).toEqual([true, true, false]);
});

test('different names must all hold', () => {
  const { accepts } = filter('kind=bounce,list=remove');
  expect([removed, kept, other].map(accepts)).toEqual([true, false, false]);
});

test('none is what a record has no value for', () => {
  expect([removed, kept, other].map(filter('rule=none').accepts)).toEqual([false, false, true]);
  expect([removed, kept, other].map(filter('hard=false').accepts)).toEqual([false, true, false]);
});

test('a domain is compared in lower case', () => {
  expect(filter('domain=example.jp').accepts(removed)).toBe(true);
});

test.each(['', 'reason', 'reason=', 'reason=unknown-word', 'colour=red', 'list=remove,,', '__proto__=x'])(
  'refuses %j and says what could stand there',
  (text) => {
    const parsed = parseFilter(text);
    expect('accepts' in parsed).toBe(false);
    if (!('accepts' in parsed)) expect(parsed.choices.length).toBeGreaterThan(2);
  },
);
