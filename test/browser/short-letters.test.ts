import { expect, test } from 'vitest';
import { restored, shortened } from '../../src/browser/short-letters.ts';

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const back = (text: string): string => Buffer.from(restored(shortened(utf16(text)))).toString('utf16le');

test.each([
  ['nothing', ''],
  ['ASCII', '{"id":"a/b"}\n\0'],
  ['Japanese', '宛先のメールアドレスが見つかりません。\u{20BB7}田さん'],
  ['half a pair', '\ud83d 届きません'],
  // One more than there are bytes and pairs of bytes for, several times over.
  ['all letters there are', String.fromCharCode(...Array.from({ length: 0xffff - 0x80 }, (_, i) => 0x80 + i))],
])('%s comes back as it was', (_, text) => {
  expect(back(text)).toBe(text);
});

test('Japanese takes a byte or two for a letter', () => {
  const text = 'メールを送信できませんでした。'.repeat(100);
  expect(shortened(utf16(text)).length).toBeLessThan(text.length + 50);
});
