import { expect, test } from 'vitest';
import { visible } from '../../src/visible.ts';
import fc from '../fast-check.ts';

test('what drives a terminal or turns the reading direction is gone, what separates words stays a space', () => {
  expect(visible('\u001b[31mred\u001b[0m\r\n\tnext\u2028line\u009b2J\u0000')).toBe('[31mred[0m next line2J');
  expect(visible('invoice\u202efdp.exe \u2066x\u2069 a\u200bb\ufeff')).toBe('invoicefdp.exe x ab');
  expect(visible('half \ud83d of a pair')).toBe('half \ufffd of a pair');
});

test('Japanese and emoji are left alone', () => {
  expect(visible('見積書の件(㈱例)😀')).toBe('見積書の件(㈱例)😀');
});

test('long text is clipped by characters, not in the middle of one', () => {
  expect(visible('😀'.repeat(50), 10)).toBe(`${'😀'.repeat(10)}…`);
  expect(visible('x'.repeat(1_000_000), 300)).toHaveLength(301);
});

test('nothing invisible is left of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});
