import { describe, expect, test } from 'vitest';
import type { Failure } from '../../src/model.ts';
import { noticeOf, write } from './notices.ts';

const REPORT = 'MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n';
const RETURNED = 'From: me@example.com\nTo: taro@example.org\nSubject: x\n';

function dsn(groups: string, { text = 'Undeliverable.', returned = RETURNED } = {}): Promise<readonly Failure[]> {
  const parts = [
    `--b\nContent-Type: text/plain\n\n${text}\n`,
    `--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n${groups}\n`,
    `--b\nContent-Type: message/rfc822\n\n${returned}\nhello\n--b--\n`,
  ];
  const mail = write('MAILER-DAEMON@mx.example.net', 'Undelivered Mail', parts.join(''), REPORT);
  return noticeOf(mail).then(({ failures }) => failures);
}

const whole = { recipient: 'taro@example.org', status: '5.2.2', replyCode: '552' };
const TARO = 'Final-Recipient: rfc822; taro@example.org\n';
const SAID = 'Status: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full\n';

describe('a group of a report', () => {
  test.each([
    ['behind the recipient', `${TARO}\nAction: failed\n${SAID}`],
    ['behind the action', `${TARO}Action: failed\n\n${SAID}`],
    [
      'before the reply',
      `${TARO}Action: failed\nStatus: 5.2.2\n\nRemote-MTA: dns; mx.example.org\nDiagnostic-Code: smtp; 552 full\n`,
    ],
    ['before the recipient', `Action: failed\n\n${TARO}${SAID}`],
  ])('is whole with a blank line %s', async (_, fields) => {
    const failures = await dsn(fields);
    expect(failures).toHaveLength(1);
    expect(failures[0]).toMatchObject(whole);
  });

  test('that begins anew is one of its own', async () => {
    const failures = await dsn(`${TARO}Action: failed\n${SAID}\nFinal-Recipient: rfc822; jiro@example.org\n${SAID}`);
    expect(failures.map(({ recipient }) => recipient)).toEqual(['taro@example.org', 'jiro@example.org']);
  });

  test('without a recipient is about the only one that the mail was for', async () => {
    expect((await dsn(`Action: failed\n${SAID}`))[0]).toMatchObject(whole);
    const two = 'From: me@example.com\nTo: taro@example.org, jiro@example.org\n';
    expect((await dsn(`Action: failed\n${SAID}`, { returned: two }))[0]?.recipient).toBeNull();
  });

  test('about the sender himself is about whom he wrote to', async () => {
    const fields = `Final-Recipient: rfc822; me@example.com\nAction: failed\n${SAID}`;
    expect((await dsn(fields))[0]).toMatchObject(whole);
    const toHimself = 'From: me@example.com\nTo: me@example.com\n';
    expect((await dsn(fields, { returned: toHimself }))[0]?.recipient).toBe('me@example.com');
  });

  test.each([
    [
      'a comment behind its type',
      'Diagnostic-Code: smtp (mx.example.org);\n 552 5.2.2 Mailbox\n full',
      '552 5.2.2 Mailbox full',
    ],
    ["Cisco's field", 'X-Supplementary-Info: <mx.example.org #5.0.0 smtp; 550 "Unknown User">', '550 "Unknown User"'],
    [
      "Cisco's field beside a bare code",
      'Diagnostic-Code: smtp; 550\nX-Supplementary-Info: <192.0.2.1 #5.0.0 smtp; 550 no such user here>',
      '550 no such user here',
    ],
  ])('quotes a reply with %s', async (_, field, words) => {
    expect((await dsn(`${TARO}Action: failed\nStatus: 5.0.0\n${field}\n`))[0]?.diagnosticCode).toBe(words);
  });

  test('keeps its own status beside the words of another', async () => {
    const failures = await dsn(
      `${TARO}Action: failed\nStatus: 5.2.2\n\nFinal-Recipient: rfc822; jiro@example.org\nAction: failed\nStatus: 5.1.1\n`,
      { text: 'Delivery failed for:\n\ntaro@example.org\n\njiro@example.org\n550 5.1.1 User unknown\n' },
    );
    expect(failures.map(({ status, diagnosticCode }) => [status, diagnosticCode])).toEqual([
      ['5.2.2', null],
      ['5.1.1', '550 5.1.1 User unknown'],
    ]);
  });
});

describe('the address that the sender wrote to', () => {
  const to = (header: string) =>
    dsn(`${TARO}Action: failed\n${SAID}`, { returned: `From: me@example.com\n${header}\n` });

  test.each([
    ['Received: from a by b\n for <info@example.jp>; Fri, 7 Nov 2025 09:00:00 +0900\nTo: members:;', 'info@example.jp'],
    [
      'Received: from b by c for <taro@example.org>; Fri, 7 Nov 2025 09:00:02 +0900\nReceived: from a by b for <info@example.jp>; Fri, 7 Nov 2025 09:00:00 +0900\nTo: members:;',
      'info@example.jp',
    ],
    ['Delivered-To: info@example.jp\nTo: members:;', 'info@example.jp'],
    ['X-Original-To: info@example.jp\nTo: members:;', 'info@example.jp'],
    ['X-Forwarded-For: info@example.jp taro@example.org\nTo: members:;', 'info@example.jp'],
    ['Resent-From: Info <info@example.jp>\nTo: members:;', 'info@example.jp'],
    ['Delivered-To: taro@mail.example.org\nTo: members:;', null],
    ['Delivered-To: example.org-taro@example.org\nTo: members:;', null],
    ['Delivered-To: info@example.jp\nTo: taro@example.org', null],
    ['Delivered-To: me@example.com\nTo: members:;', null],
  ])('%j', async (header, address) => {
    expect((await to(header))[0]?.originalRecipient).toBe(address);
  });
});

describe('a complaint', () => {
  const arf = (report: string, type = 'multipart/report; report-type=feedback-report') =>
    noticeOf(
      write(
        'fbl@example.net',
        'Abuse report',
        `--b\nContent-Type: text/plain\n\nA complaint.\n${report}--b\nContent-Type: message/rfc822\n\n${RETURNED}\nhello\n--b--\n`,
        `MIME-Version: 1.0\nContent-Type: ${type}; boundary="b"\n`,
      ),
    );

  test('that names nobody is by the only one that the mail was for', async () => {
    const { failures } = await arf('--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1\n');
    expect(failures[0]).toMatchObject({ kind: 'feedback', recipient: 'taro@example.org' });
  });

  test('may come as XARF', async () => {
    const json = '{"Version":"2","Report":{"ReportType":"Spam","SmtpRcptToAddress":"jiro@example.org"}}';
    const part = `--b\nContent-Type: application/json; name="xarf.json"\n\n${json}\n`;
    const { failures } = await arf(part, 'multipart/mixed');
    expect(failures[0]).toMatchObject({ kind: 'feedback', recipient: 'jiro@example.org' });
  });
});

test('a program or a file is nobody', async () => {
  const body =
    'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered. The following address(es) failed:\n\n  an undisclosed address\n    (generated from |/home/x/filter@example.org)\n  an undisclosed address\n    (generated from /var/mail/x@example.org)\n';
  const headers = 'X-Failed-Recipients: |/home/x/filter@example.org\n';
  const { failures } = await noticeOf(write('MAILER-DAEMON@mx.example.net', 'Mail delivery failed', body, headers));
  expect(failures.map(({ recipient }) => recipient)).toEqual([null]);
});

test('what is said before a list, and whom to ask, is not what was replied', async () => {
  const body =
    'This message was undeliverable due to the following reason:\n\nThe name is not recognized.\n\n<taro@example.org>\n\nPlease contact <postmaster@example.net> if you think that is our mistake.\n';
  const { failures } = await noticeOf(write('postmaster@example.net', 'Mail System Error - Returned Mail', body));
  expect(failures.map(({ recipient, diagnosticCode }) => [recipient, diagnosticCode])).toEqual([
    ['taro@example.org', 'The name is not recognized.'],
  ]);
});
