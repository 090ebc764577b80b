import { describe, expect, it } from 'vitest';
import { tellShape } from '../../src/input/store/shape.ts';
import { mail, mbox } from './support.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('tellShape', () => {
  it.each([
    ['a header block', mail('x')],
    ['CRLF line ends', mail('x').replaceAll('\n', '\r\n')],
    ['bare CR line ends', mail('x').replaceAll('\n', '\r')],
    ['a blank first line', `\n\r\n  \n${mail('x')}`],
    ['a UTF-8 BOM', `\xef\xbb\xbf${mail('x')}`],
    ['a quoted separator before the header', `>From alice Thu Apr 29 23:34:45 2025\n${mail('x')}`],
    ['a length before the header (.emlx)', `1234      \n${mail('x')}`],
    ['a header with a fold undone', 'Received: from a.example.jp\nby mx.example.jp (Postfix)\nReturn-Path: <>\n\nbody'],
    ['a header without a body', 'Received: from a by b\nMessage-ID: <1@example.jp>\nSubject: x\n'],
    [
      'a hand-made mail',
      'From: MAILER-DAEMON@example.jp\nTo: taro@example.jp\nSubject: failure notice\n\nUser unknown.\n',
    ],
    ['a mail with NULs in its text', `${mail('x')}\0\0\0 5.1.1`],
    ['a mail whose first field lost its first letter', `e${mail('x')}`],
  ])('mail: %s', (_, text) => {
    expect(tellShape(latin1(text))).toBe('mail');
  });

  it.each(['utf16le', 'utf-16be'])('mail: saved as %s by a Windows program', (encoding) => {
    for (const text of [mail('x'), `\ufeff${mail('エラー')}`]) {
      const bytes = Buffer.from(text, 'utf16le');
      expect(tellShape(encoding === 'utf16le' ? bytes : bytes.swap16())).toBe('mail');
    }
  });

  it.each([
    ['a dated separator', mbox('a', 'b')],
    ['a single message', mbox('a')],
    ['an undated separator before a header', `From MAILER-DAEMON\n${mail('x')}`],
    ['an ISO date', `From () 2025-03-03 07:50:45 +0000\n${mail('x')}`],
    ['a BOM before it', `\xef\xbb\xbf${mbox('a')}`],
    ['CRLF', mbox('a').replaceAll('\n', '\r\n')],
    ['the tail of a mailbox', `rest of a message\n\n${mbox('a')}`],
  ])('mbox: %s', (_, text) => {
    expect(tellShape(latin1(text))).toBe('mbox');
  });

  it.each([
    ['a reply', '550 5.1.1 <taro@example.jp>... User unknown'],
    ['two lines copied from a screen', 'Subject: Returned mail: User unknown\nFrom: MAILER-DAEMON\n'],
    ['a screen in Japanese', '件名: Returned mail: User unknown\n差出人: MAILER-DAEMON\n\nUser unknown\n'],
    [
      'what Outlook shows',
      'From: System Administrator\nSent: Monday, 1 December 2025\nTo: taro\nSubject: Undeliverable\n\nThe e-mail account does not exist.\n',
    ],
    [
      'a delivery report by itself',
      'Reporting-MTA: dns; mx.example.jp\n\nFinal-Recipient: rfc822; taro@example.jp\nAction: failed\nStatus: 5.1.1\n',
    ],
    ['prose that begins with From', 'From the mail server we got this:\n\n550 user unknown\n'],
    ['a single NUL', '550 user\0unknown, that was all they said to us'],
    ['a padded text', `550 user unknown${'\0'.repeat(400)}`],
    ['ISO-2022-JP', '\x1b$B08@hITL@\x1b(B 550'],
    ['other JSON', '{"notificationType":"Bounce"}'],
    ['a log of something else', 'Nov 20 10:00:00 mx sshd[1]: Accepted publickey for taro from 192.0.2.1\n'],
    [
      'a log line in a letter',
      '昨日からこうなります。\n\nNov 20 10:00:00 mx postfix/smtp[1]: A1: to=<taro@example.jp>\n\n',
    ],
  ])('text: %s', (_, text) => {
    expect(tellShape(Buffer.from(text))).toBe('text');
  });

  const sent = 'A1: to=<taro@example.jp>, status=sent (250 ok)';
  it.each([
    ['syslog', `Nov  2 10:00:00 mx postfix/smtp[1]: ${sent}`],
    ['RFC 5424', `<22>1 2026-11-20T10:00:00.5+09:00 mx postfix/smtp 1 - - ${sent}`],
    ['ISO dates', `2026-11-20T10:00:00.123456+09:00 mx postfix/smtp[1]: ${sent}`],
    ['journalctl', `2026-11-20T10:00:00+0900 mx postfix/smtp[1]: ${sent}`],
    ['journal as JSON', `{"SYSLOG_IDENTIFIER":"postfix/smtp","MESSAGE":"${sent}"}`],
    ['journal as an export', `__CURSOR=s=1\n__REALTIME_TIMESTAMP=1795136400000000\nMESSAGE=${sent}\n`],
    ['Exim', '2026-11-20 10:00:00 1vLx0a-00000001abc-1xYz => taro@example.jp R=dnslookup'],
    ['multilog', '@4000000065a0b1c20d3e4f50 new msg 12345'],
    ['splogger', 'Nov 20 10:00:00 mx qmail: 1795136400.123456 new msg 12345'],
    ['events, one in each line', '{"event":"open"}\n{"event":"click"}\n'],
  ])('lines: %s', (_, text) => {
    expect(tellShape(Buffer.from(text))).toBe('lines');
  });

  it.each([
    ['msg', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0'],
    ['gzip', '\x1f\x8b\x08\0\0\0\0\0'],
    ['binary', '%PDF-1.4\n1 0 obj'],
    ['binary', 'PK\x03\x04\x14\0'],
    ['binary', '\0\0\0\0\0\0'],
    ['binary', '\x01\x02\x03\x04abc\x05\x06\x07'],
    ['empty', ''],
    ['empty', '\xef\xbb\xbf\r\n \n'],
    ['records', '{"schema":1,"source":"a.eml","messageNumber":1}\n'],
    ['record-document', '{"schema":1,"records":[{"schema":1}]}'],
  ])('%s: %j', (shape, text) => {
    expect(tellShape(latin1(text))).toBe(shape);
  });
});
