import { describe, expect, test } from 'vitest';
import type { Situation } from '../../src/rules/files/types.ts';
import { createFitOf } from '../../src/rules/questions/about.ts';
import { judgeFound } from '../../src/rules/questions/judge-found.ts';
import { createThingsIn } from '../../src/rules/questions/synonyms.ts';

const SYNONYMS = {
  ABROAD: ['海外に', 'タイの'],
  CANNOT_SEND: ['送信 * 失敗', '送れな'],
  CARRIER: ['au', 'ドコモ'],
  DOTS: ['..'],
  SERVER: ['サーバー'],
};
const thingsIn = createThingsIn(SYNONYMS);

describe('what a question speaks of', () => {
  test.each([
    ['海外に来ました', ['ABROAD']],
    ['送信がいつも失敗します', ['CANNOT_SEND']],
    ['送信しました。別の件で失敗しました', []],
    ['送信のとき、長いあいだ待たされてからようやく失敗と出ます', []],
    ['au の人だけです', ['CARRIER']],
    ['because of an auto reply', []],
    ['a..b のアドレス', ['DOTS']],
    ['困っています…', []],
    ['困っています...', []],
    ['サーバの人', ['SERVER']],
    ['ドコモに届きません', ['CARRIER']],
    ['ドコモには届きますが、うちには来ません', []],
  ])('%s: %j', (question, things) => {
    expect([...thingsIn(question)]).toEqual(things);
  });
});

const situation = (id: string, about: readonly string[][], unless: readonly string[] = []): Situation =>
  ({ id, about, unless }) as unknown as Situation;

describe('how well that fits a situation', () => {
  const asks = ['海外に来た', '送れない', '送れない人', '送れないドコモ'].map(thingsIn);
  const fitOf = createFitOf(asks, SYNONYMS);
  const abroad = situation('abroad', [['ABROAD'], ['CANNOT_SEND']]);

  test('all of it is whole', () => {
    expect(fitOf(thingsIn('海外に来たら送れない'), abroad)).toEqual({ whole: true, worth: expect.any(Number) });
  });

  test('what few questions speak of is worth more, and missed more', () => {
    const rare = fitOf(thingsIn('海外に来た'), abroad);
    const usual = fitOf(thingsIn('送れない'), abroad);
    expect(rare.whole || usual.whole).toBe(false);
    expect(rare.worth).toBeGreaterThan(usual.worth);
  });

  test('what it is not about speaks against it', () => {
    const things = thingsIn('ドコモで送れない');
    const [open, closed] = [situation('a', [['CANNOT_SEND']]), situation('b', [['CANNOT_SEND']], ['CARRIER'])];
    expect(fitOf(things, open).whole).toBe(true);
    expect(fitOf(things, closed).whole).toBe(false);
    expect(fitOf(things, closed).worth).toBeLessThan(fitOf(things, open).worth);
  });

  test('names beside the point do not', () => {
    const plain = fitOf(thingsIn('海外に来たら送れない'), abroad);
    expect(fitOf(thingsIn('海外に来たら送れない。サーバーはドコモの近くです'), abroad)).toEqual(plain);
  });
});

describe('what is said of what was found', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => situation(id, []));
  const found = (rows: readonly (readonly [Situation | undefined, number, boolean])[]) =>
    rows.map(([one, likeness, whole]) => ({ situation: one as Situation, likeness, whole }));

  test.each([
    [
      'far ahead: an answer',
      found([
        [a, 20, true],
        [b, 5, true],
      ]),
      'a',
      false,
    ],
    [
      'ahead: an answer, with the next one',
      found([
        [a, 20, true],
        [b, 16, true],
      ]),
      'a',
      true,
    ],
    [
      'hardly ahead: a choice',
      found([
        [a, 20, true],
        [b, 19, true],
      ]),
      undefined,
      true,
    ],
    [
      'little that is known: a choice',
      found([
        [a, 9, true],
        [b, 4, true],
      ]),
      undefined,
      true,
    ],
    [
      'a part only: farther ahead',
      found([
        [a, 20, false],
        [b, 15, true],
      ]),
      undefined,
      true,
    ],
    [
      'a part, but nothing else: an answer',
      found([
        [a, 20, false],
        [b, 5, true],
      ]),
      'a',
      false,
    ],
    [
      'nothing like it: nothing',
      found([
        [a, 2, true],
        [b, 1, true],
      ]),
      undefined,
      false,
    ],
  ] as const)('%s', (_, rows, sure, close) => {
    const judged = judgeFound(rows);
    expect(judged.sure?.id).toBe(sure);
    expect(judged.close).toBe(close);
  });

  test('what is far behind is not named', () => {
    expect(
      judgeFound(
        found([
          [a, 20, true],
          [b, 19, true],
          [c, 5, true],
        ]),
      ).others.map(({ id }) => id),
    ).toEqual(['a', 'b']);
  });
});
