import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { wrap } from '../../src/output/text/wrap.ts';
import fc from '../fast-check.ts';

test('Japanese breaks anywhere, but no line begins with 。、) or ends with (「', () => {
  expect(wrap('宛先を確かめる。次に(別の方法で)聞く', 14)).toEqual(['宛先を確かめ', 'る。次に(別の', '方法で)聞く']);
  expect(wrap('あいうえ、おかきく', 8)).toEqual(['あいう', 'え、おか', 'きく']);
  expect(wrap('これは「見積書」の件', 8)).toEqual(['これは', '「見積', '書」の件']);
});

test('words and addresses stay whole where they fit', () => {
  expect(wrap('docomo に taro@docomo.ne.jp がありません', 20)).toEqual([
    'docomo に',
    'taro@docomo.ne.jp が',
    'ありません',
  ]);
});

test('a word longer than the line is broken', () => {
  expect(wrap('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]);
});

test('an empty text is one empty line', () => {
  expect(wrap('', 10)).toEqual(['']);
});

test('no line is wider than asked, and nothing but spaces is lost', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abc日本語、。()「」 @.ーァ😀'), maxLength: 200 });
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 40 }), (words, width) => {
      const lines = wrap(words, width);
      expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
    }),
  );
});
