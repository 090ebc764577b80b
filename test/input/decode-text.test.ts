import Encoding from 'encoding-japanese';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/input/text/decode-text.ts';
import fc from '../fast-check.ts';

const LINES = [
  '宛先のメールアドレスが見つかりません。',
  'メールボックスの容量を超えています。',
  '送信者: taro@example.jp',
  '次のあて先へのメッセージはエラーのため送信できませんでした。',
  '550 5.1.1 <hanako@example.jp>... User unknown',
  'サーバーが応答しません(ソケット エラー: 10060)',
  '配送できませんでした',
  'ﾒｰﾙを配信できません',
  '件名:「見積書の件」①',
  '',
];
const japanese = fc
  .array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 12 })
  .map((lines) => `配信エラーのお知らせ\n${lines.join('\n')}`);

type Legacy = 'SJIS' | 'EUCJP' | 'JIS';

function encode(text: string, to: Legacy): Uint8Array {
  return Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to }));
}

function utf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('decodeText', () => {
  it('reads UTF-8 and drops its BOM', () => {
    expect(decodeText(Buffer.from('宛先不明 ü'))).toBe('宛先不明 ü');
    expect(decodeText(Buffer.from('\ufeff宛先不明'))).toBe('宛先不明');
  });

  it('reads unlabelled Chinese as that', () => {
    const subject = 'Subject: \xcf\xb5\xcd\xb3\xcd\xcb\xd0\xc5\xd3\xca\xbc\xfe\xd2\xd1\xc2\xfa';
    expect(decodeText(Buffer.from(subject, 'latin1'))).toBe('Subject: 系统退信邮件已满');
  });

  it.each(['SJIS', 'EUCJP', 'JIS'] as const)('reads Japanese text in %s', (charset) => {
    fc.assert(
      fc.property(japanese, (text) => {
        // JIS has no half-width kana in what encoding-japanese writes by default.
        const expected = charset === 'JIS' ? Encoding.toZenkanaCase(text) : text;
        expect(decodeText(encode(expected, charset))).toBe(expected);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it.each(['le', 'be'] as const)('reads UTF-16%s with and without a BOM, Japanese or English', (order) => {
    for (const text of ['550 User unknown\r\n', '宛先のメールアドレスが見つかりません。\r\n配信エラー 550']) {
      expect(decodeText(utf16(`\ufeff${text}`, order))).toBe(text);
      expect(decodeText(utf16(text, order))).toBe(text);
    }
  });

  it('reads UTF-16 kana that hold not one ASCII character', () => {
    expect(decodeText(utf16('メールがとどきませんでした。あてさきをたしかめてください', 'le'))).toBe(
      'メールがとどきませんでした。あてさきをたしかめてください',
    );
  });

  it('keeps the rest of a text whose multi-byte characters were cut', () => {
    const text = 'メールを配信できませんでした。宛先をご確認ください。';
    expect(decodeText(Buffer.from(text).subarray(0, -1))).toBe(`${text.slice(0, -1)}\ufffd`);
    expect(decodeText(encode(text, 'SJIS').subarray(0, -1))).toBe(`${text.slice(0, -1)}\ufffd`);
    expect(decodeText(encode(text, 'EUCJP').subarray(0, -1))).toBe(`${text.slice(0, -1)}\ufffd`);
  });

  it.each([
    ['für Empfänger später: Postfach übervoll, Größe überschritten'],
    ['Der Empfänger ist erst später wieder erreichbar, die Nachricht wäre zu ändern'],
    ['L’adresse n’existe pas – “élève” créée à Orléans'],
    ['El buzón está lleno: ¿dirección errónea? Ñandú'],
  ])('falls back to Western European: %s', (text) => {
    const bytes = Buffer.from(
      text.replaceAll(/[’–“”]/g, (c) => ({ '’': '\x92', '–': '\x96', '“': '\x93' })[c] ?? '\x94'),
      'latin1',
    );
    expect(decodeText(bytes)).toBe(text);
  });

  it('decodes ISO-2022-JP beside 8-bit lines, each in its own way', () => {
    const bytes = Buffer.concat([
      encode('配信できません\n', 'JIS'),
      encode('宛先が不明です\n', 'SJIS'),
      Buffer.from('550 Unknown user\n'),
    ]);
    expect(decodeText(bytes)).toBe('配信できません\n宛先が不明です\n550 Unknown user\n');
  });

  it('does not let a cut ISO-2022-JP line spoil the next', () => {
    expect(decodeText(Buffer.from('\x1b$B%a!<%k\n550 User unknown\n'))).toBe('メール\n550 User unknown\n');
  });

  it('joins ISO-2022-JP that a gateway wrapped inside a run', () => {
    expect(decodeText(Buffer.from('\x1b$B%a!<%k\n%(%i!<\x1b(B: 550\n'))).toBe('メール\nエラー: 550\n');
  });

  it('leaves terminal colours alone', () => {
    expect(decodeText(Buffer.from('\x1b[31m550\x1b[0m 宛先不明'))).toBe('\x1b[31m550\x1b[0m 宛先不明');
  });

  it('never throws and never loses plain ASCII words', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = decodeText(Buffer.concat([Buffer.from('550 user unknown\n'), bytes]));
        expect(text.startsWith('550 user unknown\n')).toBe(true);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
