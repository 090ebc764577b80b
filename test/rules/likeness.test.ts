import { describe, expect, test } from 'vitest';
import { featuresOf } from '../../src/rules/likeness/features.ts';
import { joinLikeness, type Lesson, learn } from '../../src/rules/likeness/likeness.ts';
import { fromLikenessFiles, toLikenessFiles } from '../../src/rules/likeness/likeness-files.ts';
import { createLikenessReader } from '../../src/rules/match/judge.ts';

const lesson = (reason: Lesson['reason'], text: string, received = true): Lesson => ({ reason, text, received });
const LESSONS = [
  lesson('mailboxfull', '552 5.2.2 quota of the mailbox is used up'),
  lesson('mailboxfull', 'the mailbox of this user has no space left', false),
  lesson('mailboxfull', '宛先のメールボックスに空きがありません'),
  lesson('userunknown', '550 5.1.1 no user of this name here'),
  lesson('userunknown', 'there is no such user in this domain'),
  lesson('userunknown', '宛先の利用者が見つかりません'),
];
const learnt = learn(LESSONS);
const best = (text: string, from = learnt) => createLikenessReader(from).guess(text)[0];

describe('a text is read by what it has in common with known sentences', () => {
  test.each([
    ['452 sorry, quota used up and no space left', 'mailboxfull'],
    ['550 no user of that name in this domain', 'userunknown'],
    ['メールボックスの空きが足りません', 'mailboxfull'],
  ] as const)('%s', (text, reason) => {
    expect(best(text)).toEqual({ reason, share: expect.closeTo(0.95, 1) });
  });

  test('shares are of a whole', () => {
    const shares = createLikenessReader(learnt)
      .guess('no user left')
      .map(({ share }) => share);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });

  test('codes, addresses and unknown words say nothing', () => {
    expect(createLikenessReader(learnt).guess('550 5.1.1 <taro@example.jp>')).toEqual([]);
    expect(createLikenessReader(learnt).guess('zorb quux')).toEqual([]);
    expect([...featuresOf('552 5.2.2 a1b2c3 <taro@example.jp> 192.0.2.1 mx.example.jp https://example.jp/x')]).toEqual(
      [],
    );
  });

  test('the nearest is a sentence of that reason that somebody received', () => {
    const reader = createLikenessReader(learnt);
    expect(reader.nearest('the mailbox has no space', 'mailboxfull')).toBe('552 5.2.2 quota of the mailbox is used up');
    expect(reader.nearest('quux', 'mailboxfull')).toBeNull();
  });
});

test('what was learnt from parts is what was learnt from all', () => {
  const joined = joinLikeness(learn(LESSONS.slice(0, 2)), learn(LESSONS.slice(2)));
  const text = 'no space for this user';
  expect(createLikenessReader(joined).guess(text)).toEqual(createLikenessReader(learnt).guess(text));
  expect([...joined.received].sort()).toEqual([...learnt.received].sort());
});

test('files bring back what was learnt', () => {
  const files = toLikenessFiles(learnt);
  expect(fromLikenessFiles((part) => Buffer.from(files[part]))).toEqual(learnt);
});
