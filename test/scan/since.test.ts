import { describe, expect, test } from 'vitest';
import type { BounceRecord } from '../../src/model.ts';
import { parseSince, sinceFilter } from '../../src/scan/since.ts';

const NOW = Date.parse('2026-11-29T20:00:00Z');

test.each([
  ['2026-11-01', '2026-10-31T15:00:00.000Z'],
  // In Japan it is the 30th already.
  ['0d', '2026-11-29T15:00:00.000Z'],
  ['7d', '2026-11-22T15:00:00.000Z'],
])('%s begins at %s', (text, begins) => {
  expect(parseSince(text, NOW)?.toISOString()).toBe(begins);
});

test.each(['2026-02-30', '2026-13-01', 'yesterday', '7', '', '2026-1-1'])('%j is no day', (text) => {
  expect(parseSince(text, NOW)).toBeNull();
});

describe('notices', () => {
  const filter = sinceFilter(new Date('2026-11-01T00:00:00+09:00'));
  const dated = (date: string | null) => filter.accepts({ date } as BounceRecord);
  test('of the day and later ones pass, whatever their zone', () => {
    expect(dated('2026-11-01T00:00:00+09:00')).toBe(true);
    expect(dated('2026-10-31T15:00:00+00:00')).toBe(true);
    expect(dated('2026-10-31T14:59:59+00:00')).toBe(false);
  });
  test('without a date are not left out', () => {
    expect(dated(null)).toBe(true);
  });
});
