import { describe, expect, test } from 'vitest';
import { choices, say } from '../../src/rules/phrase/expand.ts';
import { parsePattern, writePattern } from '../../src/rules/phrase/pattern.ts';
import { compilePhrase } from '../../src/rules/phrase/phrase.ts';
import { findPhrases, toPhrases } from '../../src/rules/table/phrases.ts';
import { indexTable } from '../../src/rules/table/table-index.ts';
import fc from '../fast-check.ts';

const WORDS = { BOX: ['mailbox', 'mail box'], サーバー: ['サーバー', 'サーバ'] };

/** The words that a phrase sees in a text, or null. */
function find(text: string, phrase: string): string | null {
  const compiled = compilePhrase(phrase, WORDS, () => 1);
  if (!compiled) throw new Error(`no token in ${phrase}`);
  const phrases = toPhrases([compiled], new Int32Array());
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
    expect(compilePhrase('...', {}, () => 1)).toBeNull();
    expect(compilePhrase('user *', {}, () => 1)).toBeNull();
  });

  test.each([
    [
      'the mailbox is currently full now',
      '{BOX} {is|was|} {currently|too|} {full|overfull}',
      'mailbox is currently full',
    ],
    ['mail box full', '{BOX} {is|was|} {currently|too|} {full|overfull}', 'mail box full'],
    ['mailbox was overfull', '{BOX} {is|was|} {currently|too|} {full|overfull}', 'mailbox was overfull'],
    ['サーバに接続できません', '{サーバー}{に|へ}接続', 'サーバに接続'],
    ['mailbox isfull', '{BOX} {is|was|} full', null],
    ['mailboxes full', '{BOX} {is|was|} full', null],
    ['two mailboxes are full', '{mailbox|inbox}{es|} {is|are} full', 'mailboxes are full'],
    ['quotas exceeded', 'quota{s|} exceeded', 'quotas exceeded'],
    ['the quota for <{address}> exceeded', 'quota {for <{address}>|} exceeded', 'quota for <{address}> exceeded'],
    ['user taro in this box is not known', 'user * {is not|not} {found|known}', 'user taro in this box is not known'],
    ['受信箱がいっぱいです', '{メールボックス|受信箱}{が|は}{いっぱい|満杯}', '受信箱がいっぱい'],
    ['受信箱といっぱい', '{メールボックス|受信箱}{が|は}{いっぱい|満杯}', null],
  ])('in "%s" the pattern "%s" sees %s', (text, phrase, seen) => {
    expect(find(text, phrase)).toBe(seen);
  });

  test('of alternatives sees what one of its sayings sees', () => {
    const word = fc.constantFrom('a', 'b', 'ab', 'full', 'box', 'box es', '5.1', '満', '杯が');
    const place = fc.oneof(
      word.map((one) => one),
      fc
        .uniqueArray(fc.oneof(word, fc.constant('')), { minLength: 2, maxLength: 3 })
        .map((all) => `{${all.join('|')}}`),
    );
    const phrases = fc.array(place, { minLength: 1, maxLength: 4 }).map((all) => `hung ${all.join(' ')} end`);
    const texts = fc.array(word, { maxLength: 4 }).map((all) => `x hung ${all.join(' ')} end.`.replaceAll(/ +/g, ' '));
    fc.assert(
      fc.property(phrases, texts, (phrase, text) => {
        const parsed = parsePattern(phrase, {});
        if (!parsed.ok) throw new Error(parsed.fault);
        const sayings = [...choices(parsed.pattern, 200)].map((choice) => say(parsed.pattern, choice));
        // No text that is looked through has a space there, and a saying read as a phrase loses it.
        fc.pre(![text, ...sayings].some((line) => /[満が] [満杯]/.test(line)));
        expect(find(text, phrase) !== null).toBe(sayings.some((saying) => find(text, saying) !== null));
        expect(sayings.map((saying) => find(saying, phrase))).toEqual(sayings);
      }),
    );
  });

  test.each([
    ['{BOXES} full', /\{BOXES\} は読めません.*\{BOX\}/],
    ['{full} box', /\{full\} は読めません/],
    ['{the|} mailbox full', /先頭と末尾/],
    ['mailbox full {now|}', /先頭と末尾/],
    ['mailbox * {now|} full', /隣/],
    ['mailbox *', /\* の前後/],
  ])('"%s" is refused', (phrase, fault) => {
    expect(parsePattern(phrase, WORDS)).toEqual({ ok: false, fault: expect.stringMatching(fault) });
  });

  test.each(['{mailbox|inbox} {is|} full', 'user * {not|never} found', '{a|b}{が|は}満杯'])(
    '"%s" is written as it was read',
    (phrase) => {
      expect(writePattern(compilePhrase(phrase, {}, () => 1)?.line ?? '')).toBe(phrase);
    },
  );

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
