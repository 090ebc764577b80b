import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePhrase } from '../../src/rules/phrase.ts';
import { findPhrases, toPhrases } from '../../src/rules/phrases.ts';
import { indexTable } from '../../src/rules/table-index.ts';

/** The words that a phrase sees in a text, or null. */
function find(text: string, phrase: string): string | null {
  const compiled = compilePhrase(phrase, () => 1);
  if (!compiled) throw new Error(`no token in ${phrase}`);
  const phrases = toPhrases([compiled]);
  return findPhrases(text, phrases, indexTable({ phrases, rules: [] })).get(0) ?? null;
}

describe('a phrase', () => {
  test.each([
    ['550 user unknown', 'user unknown', 'user unknown'],
    ['550 users unknown', 'user unknown', null],
    ['superuser unknown', 'user unknown', null],
    ['status 5.1.10', '5.1.1', null],
    ['status 15.1.1', '5.1.1', null],
    ['(#5.1.1)', '5.1.1', '5.1.1'],
    ['user taro was not found', 'user * not found', 'user taro was not found'],
    [`user ${'x '.repeat(150)}not found`, 'user * not found', null],
    ['宛先のメールボックスが満杯です', 'メールボックスが満杯', 'メールボックスが満杯'],
    ['{domain} does not exist', 'domain * does not exist', null],
    ['사용자를찾을수없습니다', '찾을수없', '찾을수없'],
    ['<{address}>: user unknown', '{address}>: user', '{address}>: user'],
  ])('in "%s" "%s" sees %s', (text, phrase, seen) => {
    expect(find(text, phrase)).toBe(seen);
  });

  test('looks further when the first word behind a gap leads nowhere', () => {
    expect(find(`a b ${'- '.repeat(90)}b c`, 'a * b * c')).not.toBeNull();
  });

  test('of punctuation alone cannot be looked for', () => {
    expect(compilePhrase('...', () => 1)).toBeNull();
    expect(compilePhrase('user *', () => 1)).toBeNull();
  });

  test('is found in every text that it stands in', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,6}$/);
    const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((w) => w.join(' '));
    fc.assert(
      fc.property(words, words, words, (before, phrase, after) => {
        expect(find(`${before} ${phrase} ${after}`, phrase)).toBe(phrase);
      }),
    );
  });
});
