import { expect, test } from 'vitest';
import { jsonText } from '../../src/output/text/json-text.ts';

const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

test('no character that drives a terminal or deceives a reader is written as it is, and each can be read back', () => {
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    if (!UNSAFE.test(character)) continue;
    const text = jsonText({ subject: `件名${character}` });
    if (UNSAFE.test(text)) expect.unreachable(`U+${code.toString(16)} stands in ${text}`);
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    expect(JSON.parse(text).subject).toBe(`件名${isSurrogate ? '\ufffd' : character}`);
  }
});
