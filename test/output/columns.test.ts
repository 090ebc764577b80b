import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { columnsOf, graphemes } from '../../src/output/text/columns.ts';

test('columns are those of string-width, for every character of the first planes and what people combine', () => {
  const characters = Array.from({ length: 0x20000 }, (_, code) => code)
    .filter((code) => code >= 0x20 && (code < 0x7f || code > 0x9f) && (code < 0xd800 || code > 0xdfff))
    .map((code) => String.fromCodePoint(code))
    // It gives a column to marks of most scripts, though they stand above the letter before them.
    .filter((character) => !/[\p{M}\p{Cn}]/u.test(character));
  const differing = characters.filter((character) => columnsOf(character) !== stringWidth(character));
  expect(differing.map((character) => character.codePointAt(0)?.toString(16))).toEqual([]);
});

test.each(['か\u3099', '1️⃣', '👨‍👩‍👧', '🇯🇵', '👍🏽', 'ﾊﾞｳﾝｽ', '…※●', 'é', '☎️', 'a\u200bb', '葛\u{e0100}'])(
  '%s',
  (text) => {
    expect(columnsOf(text)).toBe(stringWidth(text));
  },
);

test('everyday Japanese is one grapheme a character', () => {
  expect(graphemes('宛先 (To) を「確かめる」ー')).toHaveLength(16);
});
