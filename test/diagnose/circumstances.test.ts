import { describe, expect, test } from 'vitest';
import { circumstancesOf, companiesOf } from '../../src/diagnose/circumstances.ts';
import type { Diagnosis, Failure, Notice } from '../../src/model.ts';

const failure: Failure = {
  kind: 'bounce',
  recipient: 'taro@example.net',
  originalRecipient: null,
  action: 'failed',
  replyCode: null,
  status: null,
  command: null,
  diagnosticCode: 'unknown user: "taro"',
  remoteMta: null,
  prose: '',
};
const notice: Notice = {
  failures: [failure],
  original: { sender: 'hanako@example.jp', subject: null, date: null, messageId: null, listId: null, feedbackId: null },
  reportingMta: 'mail.example.jp',
  noticeId: null,
  queueId: null,
  returnPath: null,
  date: '2026-11-20T10:15:00+09:00',
  subject: '',
  suspicious: false,
};
const PLAIN = { often: [], oneName: [], called: [], near: [], mistaken: {}, dotsOnce: false };
const COMPANIES = companiesOf([
  { ...PLAIN, id: 'docomo', name: 'docomo', domains: ['docomo.ne.jp'], mx: [], phone: true },
  {
    ...PLAIN,
    id: 'old-list',
    name: 'OLDLIST',
    domains: [],
    mx: ['oldlist.example'],
    phone: false,
    until: '2024-06-05',
  },
  { ...PLAIN, id: 'new-list', name: 'NEWLIST', domains: [], mx: ['newlist.example'], phone: false },
]);
const PASTED = { date: null, reportingMta: null } as const;

function holds(of: Partial<Failure>, by: Partial<Notice> = {}, about: Partial<Diagnosis> = {}): ReadonlySet<string> {
  const diagnosis: Diagnosis = {
    ...{ source: '-', messageNumber: 1, provider: null, reason: 'userunknown', rule: null, matched: null },
    ...{ candidates: [], hints: [], truncated: false, evidence: { ips: [], domains: [], urls: [], dnsbl: [] } },
    failure: { ...failure, ...of },
    notice: { ...notice, ...by },
    ...about,
  };
  return circumstancesOf(diagnosis, COMPANIES);
}

test.each([
  ['a notice of a failure is final', {}, {}, 'final'],
  ['even with a passing code', { replyCode: '450' }, {}, 'final'],
  ['a warning is a delay', { kind: 'delay', action: 'delayed' }, {}, 'delay'],
  ['a pasted 5xx is final', { replyCode: '550', action: null }, PASTED, 'final'],
  ['a pasted 4xx may be on its way', { replyCode: '450', action: null }, PASTED, 'open'],
  ['so may a pasted line without a code', { action: null }, PASTED, 'open'],
] as const)('%s', (_, of, by, wanted) => {
  const found = holds(of, by);
  expect(['final', 'delay', 'open'].filter((name) => found.has(name))).toEqual([wanted]);
  expect(found.has('failed')).toBe(wanted !== 'delay');
});

test('the stage tells what was known of the mail', () => {
  const stages = ['before-recipient', 'before-content', 'after-content', 'accepted'];
  const at = (command: Failure['command']) => stages.filter((name) => holds({ command }).has(name));
  expect(at('EHLO')).toEqual(['before-recipient', 'before-content']);
  expect(at('RCPT')).toEqual(['before-content']);
  expect(at('DATA')).toEqual(['after-content', 'accepted']);
  expect(at(null)).toEqual([]);
});

describe('who failed', () => {
  const who = (of: Partial<Failure>, by: Partial<Notice> = {}) =>
    ['local', 'alone', 'answered'].filter((name) => holds(of, by).has(name));

  test('another server than the one that wrote the notice', () => {
    expect(who({ remoteMta: 'mx.example.net' })).toEqual(['answered']);
    expect(who({ remoteMta: 'MAIL.example.jp' })).toEqual(['local', 'alone']);
  });

  test('the one that wrote it, unless its name shows that it is the other side', () => {
    expect(who({})).toEqual(['local', 'alone']);
    expect(who({}, { reportingMta: 'mx1.example.net' })).toEqual([]);
    expect(who({ recipient: 'jiro@example.jp' })).toEqual(['local', 'alone']);
    expect(who({}, { reportingMta: null })).toEqual([]);
    // A command was given to somebody, and a reply or no words at all may be another server's.
    expect(who({ command: 'RCPT' })).toEqual([]);
    expect(who({ replyCode: '452' })).toEqual(['alone']);
    expect(who({ diagnosticCode: null })).toEqual(['alone']);
  });
});

test('a forward, a reply, a phone', () => {
  expect(holds({ originalRecipient: 'info@example.net' }).has('forwarded')).toBe(true);
  expect(holds({ originalRecipient: 'Taro@example.net' }).has('forwarded')).toBe(false);
  // A server's own name for the box.
  expect(holds({ recipient: '35065@lmtp-daemon', originalRecipient: 'taro@example.net' }).has('forwarded')).toBe(false);
  const re = { original: { ...notice.original, subject: 'Re: 見積書の件' } };
  expect(holds({}, re).has('reply')).toBe(true);
  expect(holds({}, { original: { ...notice.original, subject: 'Report' } }).has('reply')).toBe(false);
  expect(holds({}, {}, { provider: 'docomo' }).has('phone')).toBe(true);
});

test('a company is named where it runs the server or a host has its name', () => {
  const att = { rule: 'att/no-such-user' };
  expect(holds({}, {}, att).has('named')).toBe(false);
  expect(holds({ remoteMta: 'mx1.att.net' }, {}, att).has('named')).toBe(true);
  expect(holds({}, {}, { ...att, provider: 'att' }).has('named')).toBe(true);
  expect(holds({ diagnosticCode: 'sender attempted' }, {}, att).has('named')).toBe(false);
});

test('reports that are no complaints', () => {
  expect(holds({ kind: 'feedback' }, { feedbackType: 'auth-failure' }).has('auth-report')).toBe(true);
  expect(holds({ kind: 'feedback' }, { feedbackType: 'not-spam' }).has('not-spam')).toBe(true);
  expect(holds({ kind: 'feedback' }, { feedbackType: 'abuse' }).has('not-spam')).toBe(false);
});

test('a mail that was only passed on is told from one that was delivered', () => {
  expect(holds({ kind: 'success', action: 'relayed' }).has('passed-on')).toBe(true);
  expect(holds({ kind: 'success', action: 'delivered' }).has('passed-on')).toBe(false);
});

test('what a report says of a mail is told by its type', () => {
  expect(holds({ kind: 'feedback' }, { feedbackType: 'opt-out' }).has('opt-out')).toBe(true);
  expect(holds({ kind: 'feedback' }, { feedbackType: 'virus' }).has('fraud-report')).toBe(true);
  expect(holds({ kind: 'feedback' }, { feedbackType: 'abuse' }).has('fraud-report')).toBe(false);
  expect(holds({ kind: 'feedback' }).has('opt-out')).toBe(false);
});

test.each([
  ['a host of it', 'dnsbl.oldlist.example', true],
  ['its name', 'OldList', true],
  ['a list that goes on', 'dnsbl.newlist.example', false],
  ['a name that only ends alike', 'goldlist.example', false],
] as const)('a block list that has ended is known by %s', (_, list, wanted) => {
  const evidence = { ips: [], domains: [], urls: [], dnsbl: [list] };
  expect(holds({}, {}, { evidence }).has('ended-list')).toBe(wanted);
});
