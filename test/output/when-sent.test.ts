import { expect, test } from 'vitest';
import { readableDate, readableTimeInJapan } from '../../src/output/text/when-sent.ts';

test.each([
  ['2026-11-20T10:15:00+09:00', '2026-11-20 10:15'],
  ['2026-11-20T10:15:00.000+09:00', '2026-11-20 10:15'],
  ['2026-11-20T10:15:00-08:00', '2026-11-20 10:15(UTC-08:00)'],
  ['2026-11-20T10:15:00Z', '2026-11-20 10:15(UTC)'],
  ['2026-11-20T10:15:00+00:00', '2026-11-20 10:15(UTC)'],
  ['yesterday', 'yesterday'],
])('%s is shown as %s', (iso, shown) => {
  expect(readableDate(iso)).toBe(shown);
});

test.each([
  ['2026-11-20T01:15:00Z', '2026-11-20 10:15'],
  ['9999-12-31T23:59:00+00:00', null],
  ['9999-12-31T00:00:00+00:00', null],
])('a server that tries until %s says %s', (iso, shown) => {
  expect(readableTimeInJapan(iso)).toBe(shown);
});
