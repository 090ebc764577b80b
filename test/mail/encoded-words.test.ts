import { expect, test } from 'vitest';
import { decodeWords } from '../../src/mail/header/encoded-words.ts';

const base64 = (bytes: string | Uint8Array): string => Buffer.from(bytes as Uint8Array).toString('base64');
const jis = (text: string): string => base64(Buffer.from(text, 'latin1'));

test.each([
  ['text without any', 'Returned mail', 'Returned mail'],
  ['between other text', `Re: =?UTF-8?B?${base64('届かない')}?= (again)`, 'Re: 届かない (again)'],
  ['two words, the space between them none', '=?utf-8?Q?a?= =?iso-8859-1?Q?b?=', 'ab'],
  ['Q', '=?utf-8?q?=E5=AE=9B=E5=85=88_unknown?=', '宛先 unknown'],
  ['Q that was folded within', '=?utf-8?q?=E5= AE=9B?=', '宛'],
  ['a language', "=?ISO-8859-1*de?Q?Empf=E4nger?='", "Empfänger'"],
  ['a charset nobody knows', `=?x-mine?B?${base64('届かない')}?=`, '届かない'],
  ['no word', '=?utf-8?X?abc?= =??B?a?=', '=?utf-8?X?abc?= =??B?a?='],
])('%s', (_, text, decoded) => {
  expect(decodeWords(text)).toBe(decoded);
});

test('a character cut in two', () => {
  const bytes = Buffer.from('届かない');
  const words = [bytes.subarray(0, 4), bytes.subarray(4)].map((piece) => `=?UTF-8?B?${base64(piece)}?=`);
  expect(decodeWords(words.join(' '))).toBe('届かない');
});

test('ISO-2022-JP that begins anew in each word', () => {
  const words = ['\x1b$BFO$+\x1b(B', '\x1b$B$J$$\x1b(B'].map((piece) => `=?ISO-2022-JP?B?${jis(piece)}?=`);
  expect(decodeWords(words.join(' '))).toBe('届かない');
});

test('Shift_JIS that calls itself ISO-2022-JP', () => {
  expect(
    decodeWords(`=?ISO-2022-JP?B?${base64(Uint8Array.of(0x93, 0xcd, 0x82, 0xa9, 0x82, 0xc8, 0x82, 0xa2))}?=`),
  ).toBe('届かない');
});
