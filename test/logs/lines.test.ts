import { describe, expect, test } from 'vitest';
import { readLogText } from '../../src/logs/text.ts';

const NOW = Date.parse('2026-11-21T00:00:00+09:00');
const failuresIn = (text: string) => readLogText(text, NOW)?.flatMap(({ failures }) => failures) ?? [];
const first = (text: string) => failuresIn(text)[0];

describe('lines that tell of a delivery', () => {
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
    expect(failuresIn(`${line('a')}\n${line('b')}\n`).map(({ recipient }) => recipient)).toEqual([
      'a@example.org',
      'b@example.org',
    ]);
  });
});
