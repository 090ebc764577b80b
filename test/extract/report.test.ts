import { expect, test } from 'vitest';
import { noticeOf, write } from './notices.ts';

const HEAD = 'MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n';

function dsn(fields: string, text = 'Delivery failed.', original = ''): string {
  const returned = original === '' ? '' : `--b\nContent-Type: message/rfc822\n\n${original}\n`;
  const body = `--b\nContent-Type: text/plain; charset=utf-8\n\n${text}\n--b\nContent-Type: message/delivery-status\n\n${fields}\n${returned}--b--\n`;
  return write('MAILER-DAEMON@mx.example.net', 'Undelivered Mail', body, HEAD);
}

const recipients = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `Final-Recipient: rfc822; user${i}@example.org\nAction: failed\nStatus: 5.1.1\n`,
  ).join('\n');

test('every recipient of a report is reported', async () => {
  const { failures } = await noticeOf(dsn(`Reporting-MTA: dns; mx.example.net\n\n${recipients(700)}`));
  expect(failures).toHaveLength(700);
  expect(failures.at(-1)?.recipient).toBe('user699@example.org');
});

test('a recipient named twice is reported once', async () => {
  const { failures } = await noticeOf(dsn(`Reporting-MTA: dns; mx.example.net\n\n${recipients(2)}\n${recipients(1)}`));
  expect(failures.map(({ recipient }) => recipient)).toEqual(['user0@example.org', 'user1@example.org']);
});

test('both addresses are kept where an alias stands between', async () => {
  const { failures } = await noticeOf(
    dsn(
      'Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; real@example.org\nOriginal-Recipient: rfc822;alias@example.net\nAction: failed\nStatus: 5.0.0\n',
    ),
  );
  expect(failures[0]).toMatchObject({ recipient: 'real@example.org', originalRecipient: 'alias@example.net' });
});

test('X-Actual-Recipient with an address is who failed, a program is not', async () => {
  const block = (actual: string) =>
    `Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: RFC822; alias@example.net\nX-Actual-Recipient: ${actual}\nAction: failed\nStatus: 5.1.1\n`;
  expect((await noticeOf(dsn(block('RFC822; real@example.org')))).failures[0]).toMatchObject({
    recipient: 'real@example.org',
    originalRecipient: 'alias@example.net',
  });
  expect((await noticeOf(dsn(block('X-Unix; |/usr/bin/procmail -a real@example.org')))).failures[0]).toMatchObject({
    recipient: 'alias@example.net',
    originalRecipient: null,
  });
});

test('failed, delayed and delivered recipients of one report keep their kinds', async () => {
  const fields = ['failed', 'delayed', 'relayed', 'expanded']
    .map((action) => `Final-Recipient: rfc822; ${action}@example.org\nAction: ${action}\nStatus: 5.0.0\n`)
    .join('\n');
  const { failures } = await noticeOf(dsn(`Reporting-MTA: dns; mx.example.net\n\n${fields}`));
  expect(failures.map(({ kind }) => kind)).toEqual(['bounce', 'delay', 'success', 'success']);
});

test("the reply's own status is believed more than a general or an invented one", async () => {
  const fields = (status: string, words: string) =>
    `Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; a@example.org\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; ${words}\n`;
  const status = async (...args: [string, string]) => (await noticeOf(dsn(fields(...args)))).failures[0].status;
  expect(await status('5.0.0', '550 5.7.26 Unauthenticated')).toBe('5.7.26');
  expect(await status('5.1.1', '550 5.7.1 Relaying denied')).toBe('5.7.1');
  expect(await status('5.2.2', '552 5.0.0 refused')).toBe('5.2.2');
  expect(await status('5.1.1', '550 User unknown')).toBe('5.1.1');
  expect(await status('', '550 User unknown')).toBeNull();
});

test('a report and a text in another order are joined by address', async () => {
  const text =
    '  b@example.org\n    host mx.example.org [192.0.2.2]: 552 full\n  a@example.org\n    SMTP error from remote mail server after end of data:\n    host mx.example.org [192.0.2.1]: 550 spam\n';
  const fields = ['a', 'b']
    .map((name) => `Final-Recipient: rfc822; ${name}@example.org\nAction: failed\nStatus: 5.0.0\n`)
    .join('\n');
  const { failures } = await noticeOf(dsn(`Reporting-MTA: dns; mx.example.net\n\n${fields}`, text));
  expect(failures.map(({ recipient, replyCode, command }) => [recipient, replyCode, command])).toEqual([
    ['a@example.org', '550', 'DATA'],
    ['b@example.org', '552', null],
  ]);
});

test("sendmail's transcript completes the first line that its report holds", async () => {
  const text =
    '   ----- Transcript of session follows -----\n... while talking to mx.example.org.:\n>>> DATA\n<<< 550-5.7.1 first line\n<<< 550 5.7.1 second line\n554 5.0.0 Service unavailable\n';
  const fields =
    'Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: RFC822; a@example.org\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: SMTP; 550-5.7.1 first line\n';
  const [failure] = (await noticeOf(dsn(fields, text))).failures;
  expect(failure).toMatchObject({
    diagnosticCode: '550-5.7.1 first line 550 5.7.1 second line',
    command: 'DATA',
    remoteMta: 'mx.example.org',
  });
});

test('what came back tells of the original; nothing in it is a recipient', async () => {
  const original =
    'From: =?utf-8?B?6Iqx5a2Q?= <hanako@example.jp>\nTo: a@example.org\nSubject: =?utf-8?B?6KaL56mN?=\nDate: Fri, 7 Nov 2025 09:00:00 +0900\nMessage-ID: <m1@example.jp>\n\nFinal-Recipient: rfc822; decoy@example.org\n552 mailbox full <decoy@example.org>';
  const notice = await noticeOf(
    dsn(
      'Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.1.1\n',
      'Failed.',
      original,
    ),
  );
  expect(notice.original).toEqual({
    sender: 'hanako@example.jp',
    subject: '見積',
    date: '2025-11-07T09:00:00+09:00',
    messageId: '<m1@example.jp>',
    listId: null,
    feedbackId: null,
  });
  expect(notice.failures).toHaveLength(1);
  expect(notice.failures[0].replyCode).toBeNull();
  expect(notice).toMatchObject({
    reportingMta: 'mx.example.net',
    returnPath: 'me@example.com',
    date: '2025-11-06T10:01:00+09:00',
  });
});

test('a report quoted in list mail is no notice', async () => {
  const text =
    'From: Bob <bob@example.com>\nTo: dev@lists.example.org\nList-Id: <dev.lists.example.org>\nSubject: Re: parser\n\nFinal-Recipient: rfc822; user@example.jp\nAction: failed\nStatus: 5.1.1\n';
  expect((await noticeOf(text)).failures[0].kind).toBe('other');
});

test("the sender's own address is read out of a signed return path where nothing came back", async () => {
  const text = (to: string) =>
    write('MAILER-DAEMON@mx.example.net', 'Undelivered Mail', '<a@example.org>: 550 unknown\n', `To: ${to}\n`);
  expect((await noticeOf(text('prvs=1234abcd=me@example.com'))).original.sender).toBe('me@example.com');
  expect((await noticeOf(text('SRS0=HHH=TT=example.net=me@forwarder.example.com'))).original.sender).toBe(
    'me@example.net',
  );
  expect((await noticeOf(text('me@example.com'))).original.sender).toBeNull();
});

test('where nothing came back the words tell of the original', async () => {
  const body =
    'Your message\n\n  Subject: hello\n  Sent: Fri, 7 Nov 2025 09:00:00 +0900\n\nwas not delivered to:\n\n  a@example.org\n';
  const { original } = await noticeOf(write('postmaster@example.net', 'DELIVERY FAILURE', body));
  expect(original).toMatchObject({ subject: 'hello', date: '2025-11-07T09:00:00+09:00' });
});

test.each([
  ['This is the mail system at host mail.example.net.', 'mail.example.net'],
  ['Hi. This is the qmail-send program at q.example.net.', 'q.example.net'],
  ['Generating server: ex.example.net', 'ex.example.net'],
  ['Sorry.', 'mx.example.org'],
])('who wrote the notice: %s', async (opening, host) => {
  const body = `${opening}\n\n<a@example.org>:\n550 unknown\n`;
  expect((await noticeOf(write('MAILER-DAEMON@mx.example.org', 'failure notice', body))).reportingMta).toBe(host);
});
