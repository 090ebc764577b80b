import { expect, test } from 'vitest';
import { noticeFacts } from '../../src/diagnose/facts.ts';
import type { Failure, Notice } from '../../src/model.ts';

const notice = (changes: Partial<Notice>): Notice => ({
  failures: [{ kind: 'bounce' } as Failure],
  original: { sender: null, subject: null, date: null, messageId: null },
  reportingMta: null,
  returnPath: null,
  date: null,
  prose: '',
  subject: '',
  suspicious: false,
  ...changes,
});

test.each([
  ['2026-11-20T23:59:59+09:00', '2026-11-20'],
  ['2026-11-20T15:00:00+00:00', '2026-11-21'],
  ['2026-11-20T14:59:59Z', '2026-11-20'],
  ['2026-12-31T23:00:00-05:00', '2027-01-01'],
  ['2025-03-11', '2025-03-11'],
  ['soon', null],
  [null, null],
])('%s is the day %s in Japan', (date, day) => {
  expect(noticeFacts(notice({ date })).day).toBe(day);
});

test('prose begins with the subject, a paragraph of its own', () => {
  expect(noticeFacts(notice({ subject: '件名', prose: '本文\n' })).prose).toBe('件名\n\n本文');
});
