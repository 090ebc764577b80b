import { expect, test } from 'vitest';
import { gatherFacts, noticeFacts } from '../../src/diagnose/facts/facts.ts';
import type { Failure, Notice } from '../../src/model.ts';

const notice = (changes: Partial<Notice>): Notice => ({
  failures: [{ kind: 'bounce' } as Failure],
  original: { sender: null, subject: null, date: null, messageId: null, listId: null, feedbackId: null },
  reportingMta: null,
  noticeId: null,
  queueId: null,
  returnPath: null,
  date: null,
  subject: '',
  suspicious: false,
  ...changes,
});

const NO_PROVIDERS = { byHost: () => null, byDomain: () => null };

function proseOf(subject: string, prose: string, quoted: string | null = null): string {
  const original = { sender: null, subject: quoted, date: null, messageId: null, listId: null, feedbackId: null };
  const failure = { kind: 'bounce', recipient: null, remoteMta: null, prose } as Failure;
  return gatherFacts(failure, noticeFacts(notice({ subject, original })), NO_PROVIDERS).prose;
}

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
  expect(proseOf('件名', '本文\n')).toBe('件名\n\n本文');
});

test('what the sender of the original wrote above it is no word of the server', () => {
  expect(proseOf('Undeliverable: mailbox full', '', 'mailbox full')).toBe('Undeliverable:');
});
