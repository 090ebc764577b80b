import { expect, test } from 'vitest';
import { dateOf } from '../../src/logs/ground/stamp.ts';

const NOVEMBER = Date.parse('2026-11-21T00:00:00+09:00');
const JANUARY = Date.parse('2027-01-03T12:00:00+09:00');

test.each([
  ['syslog', 'Nov 20 10:15:00', NOVEMBER, '2026-11-20T10:15:00+09:00'],
  ['a day of one digit', 'Nov  2 10:15:00', NOVEMBER, '2026-11-02T10:15:00+09:00'],
  ['last year, as it is not over yet', 'Dec 31 23:59:59', NOVEMBER, '2025-12-31T23:59:59+09:00'],
  ['last year, at the turn of the year', 'Dec 31 23:59:59', JANUARY, '2026-12-31T23:59:59+09:00'],
  ['this year, at the turn of the year', 'Jan  1 00:00:01', JANUARY, '2027-01-01T00:00:01+09:00'],
  ['a clock that is ahead', 'Nov 21 09:00:00', NOVEMBER, '2026-11-21T09:00:00+09:00'],
  ['a day that only leap years have', 'Feb 29 08:00:00', NOVEMBER, '2024-02-29T08:00:00+09:00'],
  ['ISO 8601 in Japan', '2026-11-20T10:15:00.123456+09:00', 0, '2026-11-20T10:15:00+09:00'],
  ['ISO 8601 elsewhere', '2026-11-20T01:15:00Z', 0, '2026-11-20T01:15:00+00:00'],
  ['an offset without a colon', '2026-11-20T10:15:00+0900', 0, '2026-11-20T10:15:00+09:00'],
  ['Exim', '2026-11-20 10:15:00', 0, '2026-11-20T10:15:00+09:00'],
  ['Exim with an offset', '2026-11-20 01:15:00 +0000', 0, '2026-11-20T01:15:00+00:00'],
  ['TAI64N', '@400000006aff9f1e00000000', 0, '2026-11-20T10:15:00+09:00'],
  ['splogger', '1795137300.123456', 0, '2026-11-20T10:15:00+09:00'],
  ['the journal', '1795137300000000', 0, '2026-11-20T10:15:00+09:00'],
  ['a day that is none', 'Nov 31 10:15:00', NOVEMBER, null],
  ['a month that is none', 'Xyz 20 10:15:00', NOVEMBER, null],
  ['nothing', '', NOVEMBER, null],
])('%s', (_, stamp, asOf, expected) => {
  expect(dateOf(stamp, asOf)).toBe(expected);
});
