import { describe, expect, test } from 'vitest';
import { hostIn } from '../../src/extract/ground/words.ts';
import { extractText } from '../../src/extract/pasted/text.ts';

const first = (text: string) => extractText(text).failures[0];

describe('lines of mail logs', () => {
  test.each([
    [
      'Postfix, bounced',
      'Nov  6 10:00:00 mx postfix/smtp[123]: 4ABC: to=<taro@example.org>, orig_to=<team@example.jp>, relay=mx.example.org[192.0.2.8]:25, delay=1.2, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.8] said: 550 5.1.1 <taro@example.org>: User unknown (in reply to RCPT TO command))',
      {
        kind: 'bounce',
        recipient: 'taro@example.org',
        originalRecipient: 'team@example.jp',
        replyCode: '550',
        status: '5.1.1',
        command: 'RCPT',
        remoteMta: 'mx.example.org',
        diagnosticCode: '550 5.1.1 <taro@example.org>: User unknown',
      },
    ],
    [
      'Postfix, deferred',
      'Nov  6 10:00:00 mx postfix/smtp[123]: 4ABC: to=<taro@example.org>, relay=none, delay=30, dsn=4.4.1, status=deferred (connect to mx.example.org[192.0.2.8]:25: Connection timed out)',
      { kind: 'delay', action: 'delayed', status: '4.4.1', replyCode: null },
    ],
    [
      'Postfix, sent',
      'Nov  6 10:00:00 mx postfix/smtp[123]: 4ABC: to=<taro@example.org>, relay=mx.example.org[192.0.2.8]:25, dsn=2.0.0, status=sent (250 2.0.0 Ok)',
      { kind: 'success', action: 'delivered', replyCode: '250' },
    ],
    [
      'Postfix, refused on arrival',
      'Nov  6 10:00:00 mx postfix/smtpd[12]: NOQUEUE: reject: RCPT from unknown[192.0.2.7]: 554 5.7.1 <taro@example.org>: Relay access denied; from=<me@example.jp> to=<taro@example.org> proto=ESMTP helo=<x>',
      { kind: 'bounce', recipient: 'taro@example.org', replyCode: '554', command: 'RCPT' },
    ],
    [
      'sendmail',
      'Nov  6 10:00:00 mx sm-mta[99]: 5A6: to=<taro@example.org>, ctladdr=<me@example.jp> (1000/1000), delay=00:00:02, mailer=esmtp, relay=mx.example.org. [192.0.2.8], dsn=5.1.1, stat=User unknown',
      {
        kind: 'bounce',
        recipient: 'taro@example.org',
        status: '5.1.1',
        remoteMta: 'mx.example.org',
        diagnosticCode: 'User unknown',
      },
    ],
    [
      'sendmail, deferred',
      'Nov  6 10:00:00 mx sm-mta[99]: 5A6: to=<taro@example.org>, relay=mx.example.org., dsn=4.0.0, stat=Deferred: Connection refused by mx.example.org.',
      { kind: 'delay', status: '4.0.0' },
    ],
    [
      'Exim, failed',
      '2025-11-06 10:00:00 1abcDE-000123-AB ** taro@example.org <team@example.jp> R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.8] X=TLS1.3: SMTP error from remote mail server after RCPT TO:<taro@example.org>: 550 5.1.1 User unknown',
      {
        kind: 'bounce',
        recipient: 'taro@example.org',
        originalRecipient: 'team@example.jp',
        replyCode: '550',
        command: 'RCPT',
        remoteMta: 'mx.example.org',
      },
    ],
    [
      'Exim, deferred',
      '2025-11-06 10:00:00 1abcDE-000123-AB == taro@example.org R=dnslookup T=remote_smtp defer (110): Connection timed out',
      { kind: 'delay', recipient: 'taro@example.org', diagnosticCode: 'Connection timed out' },
    ],
    [
      'qmail',
      '@400000006 delivery 3: failure: 192.0.2.8_does_not_like_recipient./Remote_host_said:_550_5.1.1_unknown/Giving_up_on_192.0.2.8./',
      { kind: 'bounce', replyCode: '550', command: 'RCPT', remoteMta: '192.0.2.8' },
    ],
  ])('%s', (_, line, expected) => {
    expect(first(line)).toMatchObject(expected);
  });

  test('qmail tells the recipient on another line', () => {
    const lines =
      '@4 starting delivery 7: msg 12 to remote taro@example.org\n@4 delivery 7: deferral: Connected_to_192.0.2.8_but_greeting_failed./Remote_host_said:_421_busy/\n';
    expect(first(lines)).toMatchObject({
      kind: 'delay',
      recipient: 'taro@example.org',
      replyCode: '421',
      command: 'CONN',
    });
  });

  test('several lines are several failures', () => {
    const line = (name: string) =>
      `Nov  6 10:00:00 mx postfix/smtp[1]: 4A: to=<${name}@example.org>, relay=none, dsn=5.4.4, status=bounced (Host not found)`;
    expect(extractText(`${line('a')}\n${line('b')}\n`).failures.map(({ recipient }) => recipient)).toEqual([
      'a@example.org',
      'b@example.org',
    ]);
  });
});

describe('other pasted text', () => {
  test.each([
    [
      '550 5.1.1 <taro@example.jp>... User unknown',
      {
        kind: 'bounce',
        recipient: 'taro@example.jp',
        replyCode: '550',
        status: '5.1.1',
        diagnosticCode: '550 5.1.1 <taro@example.jp>... User unknown',
      },
    ],
    ['Subject: Warning: could not send message for past 4 hours', { kind: 'delay' }],
    ['Sorry, no mailbox here by that name. (#5.1.1)', { kind: 'bounce', status: '5.1.1', replyCode: null }],
    [
      'サーバーへの接続は失敗しました。 エラー番号: 0x800CCC0E',
      { kind: 'bounce', replyCode: null, status: null, recipient: null },
    ],
    [
      '... while talking to mx.example.jp.: >>> DATA <<< 550 Unknown user taro@example.jp 554 5.0.0 Service unavailable',
      { replyCode: '550', command: 'DATA', remoteMta: 'mx.example.jp' },
    ],
    [
      '... while talking to mx.example.jp.: >>> DATA <<< 550 <taro@example.jp>: User unknown 550 5.1.1 <taro@example.jp>... User unknown <<< 554 Error: no valid recipients',
      { replyCode: '550', command: 'RCPT' },
    ],
    ['551 User not local; please try <new@example.jp>', { recipient: null, replyCode: '551' }],
    ['', { kind: 'bounce', recipient: null, diagnosticCode: null }],
  ])('%j', (text, expected) => {
    expect(first(text)).toMatchObject(expected);
  });

  test.each([
    `... while talking to mx.example.jp.:  >>> DATA \t <<< 550 Unknown user${' '.repeat(400)}554 5.0.0 Service unavailable`,
    'Sent >>> DATA   Received <<< 550 Unknown user \t Sent >>> QUIT',
  ])('a dialog in one line with any blanks between: %j', (text) => {
    expect(first(text)).toMatchObject({ command: 'DATA', diagnosticCode: '550 Unknown user' });
  });

  test("a notice's body with its report fields", () => {
    const text =
      'This is the mail system at host mx.example.net.\n\n<a@example.org>: host mx.example.org[192.0.2.8] said: 550 5.1.1 unknown\n    (in reply to RCPT TO command)\n\nReporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.1.1\n';
    expect(extractText(text)).toMatchObject({ reportingMta: 'mx.example.net' });
    expect(first(text)).toMatchObject({ recipient: 'a@example.org', action: 'failed', replyCode: '550' });
  });
});

test('a reply with an IP address behind its code names no server', () => {
  expect(hostIn('550-5.7.25 [192.0.2.25] The IP address has no PTR record')).toBeNull();
  expect(hostIn('210-2-3-4.example.jp [192.0.2.25]: 550 Refused')).toBe('210-2-3-4.example.jp');
});
