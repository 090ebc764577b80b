import { describe, expect, test } from 'vitest';
import { extractText } from '../../src/extract/pasted/text.ts';
import { hostIn } from '../../src/extract/wording/replied.ts';

const first = (text: string) => extractText(text).failures[0];

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
