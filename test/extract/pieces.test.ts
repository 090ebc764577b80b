import { describe, expect, test } from 'vitest';
import { cleanAddress, findAddresses } from '../../src/extract/ground/address.ts';
import { isoDate } from '../../src/extract/ground/date.ts';
import { codesOf } from '../../src/extract/ground/reply.ts';
import { decodeReturnPath } from '../../src/extract/ground/verp.ts';
import { unfold } from '../../src/extract/ground/words.ts';
import { bareWords, hostIn, stageOf } from '../../src/extract/wording/replied.ts';

describe('addresses', () => {
  test.each([
    ['rfc822; taro@example.jp', 'taro@example.jp'],
    ['RFC822;<taro@example.jp> (Taro)', 'taro@example.jp'],
    ['"a b"@example.jp', '"a b"@example.jp'],
    ['rfc822;"taro.."@example.jp', '"taro.."@example.jp'],
    ['@relay.example.net,@b.example.net:taro@example.jp', 'taro@example.jp'],
    ['utf-8; \\x{592A}\\x{90CE}@example.jp', '太郎@example.jp'],
    ['SMTP:taro@example.jp', 'taro@example.jp'],
    ["'taro@example.jp'", 'taro@example.jp'],
    ['=?utf-8?B?8J+QiA==?=@example.org', '=?utf-8?B?8J+QiA==?=@example.org'],
    ['rfc822;taro+40example.jp', 'taro@example.jp'],
    ['CN=Taro/O=Example', null],
    ['', null],
  ])('cleanAddress(%j)', (value, address) => {
    expect(cleanAddress(value)).toBe(address);
  });

  test.each([
    ['<taro@example.jp>: unknown', ['taro@example.jp']],
    ["'taro@example.jp' and (jiro@example.net).", ['taro@example.jp', 'jiro@example.net']],
    ['宛先taro@example.jpは存在しません', ['taro@example.jp']],
    ['mailto:taro@example.jp?subject=x', ['taro@example.jp']],
    ['a@@example.jp @ b@ @c.example', []],
    ['<https://example.net/?u=taro@example.jp>', []],
    ['<太郎@例え.jp> x', ['太郎@例え.jp']],
  ])('findAddresses(%j)', (line, addresses) => {
    expect(findAddresses(line).map(({ address }) => address)).toEqual(addresses);
  });
});

describe('codes', () => {
  test.each([
    ['550 5.1.1 <taro@example.jp>... User unknown', '550', '5.1.1'],
    ['550-5.7.26 first 550 5.7.26 last', '550', '5.7.26'],
    ['#550 5.1.10 RESOLVER.ADR; not found', '550', '5.1.10'],
    ['Sorry, no mailbox here by that name. (#5.1.1)', null, '5.1.1'],
    ["5.1.0 - Unknown address error 550-'no such user'", '550', '5.1.0'],
    ['554 554 5.7.0 Header error (state 18)', '554', '5.7.0'],
    ['host mx.example.jp[192.0.2.1] said: 452 try later', '452', null],
    ['ERROR_CODE :550, ERROR_CODE :5.2.1 unknown', '550', '5.2.1'],
    ['connect to mx.example.jp[192.0.2.250]:25: timed out', null, null],
    ['Exim 4.92.3 gave up, message 550 KB', null, null],
    ['10.5.1.1 is not a status', null, null],
    ['550', '550', null],
    ['"|/usr/lib/majordomo": unknown mailer error 255', null, null],
  ])('%j', (words, replyCode, status) => {
    expect(codesOf(words)).toEqual({ replyCode, status });
  });
});

describe('stages', () => {
  test.each([
    ['550 no (in reply to RCPT TO\n    command)', 'RCPT'],
    ['550 no (in reply to end of DATA command)', 'DATA'],
    ['SMTP error from remote mail server after MAIL FROM:<a@example.jp> SIZE=1: 550 no', 'MAIL'],
    ['SMTP error from remote mail server after pipelined end of data: 550 no', 'DATA'],
    ['192.0.2.1 does not like recipient.', 'RCPT'],
    ['192.0.2.1 failed after I sent the message.', 'DATA'],
    ['mx [192.0.2.1] did not like our final DATA:', 'DATA'],
    ['host mx[192.0.2.1] refused to talk to me: 554 no', 'CONN'],
    ['Remote host said: 550 no [RCPT_TO]', 'RCPT'],
    ['TLS is required, but was not offered by host mx[192.0.2.1]', 'STARTTLS'],
    ['lost connection with mx[192.0.2.1] while sending RCPT TO', 'RCPT'],
    ['timed out while receiving the initial server greeting', 'CONN'],
    ['SMTP error from remote mail server after initial connection: 554 no', 'CONN'],
    ['Connected to 192.0.2.1 but greeting failed.', 'CONN'],
    ['Connected to 192.0.2.1 but sender was rejected.', 'MAIL'],
    ['192.0.2.1 failed on DATA command', 'DATA'],
    ['I gave up; most progress was RCPT TO response', 'RCPT'],
    ['RCPT TO generated following response: 550 no', 'RCPT'],
    ['body of message generated 554 no', 'DATA'],
    ['550 no (END_OF_DATA)', 'DATA'],
    ['SMTP:RCPT host mx: 550 no', 'RCPT'],
    ['error in MAIL FROM', 'MAIL'],
    ['command: RCPT TO:<taro@example.jp>', 'RCPT'],
    ['コマンド：RCPT TO:<taro@example.jp>', 'RCPT'],
    ['550 no such user', null],
  ])('%j', (words, command) => {
    expect(stageOf(words)).toBe(command);
  });
});

test.each([
  ['a b', 'a b'],
  [' a  b\n\tc\r\nd\u3000e \n', 'a b c d e'],
  ['', ''],
])('unfold(%j)', (text, line) => {
  expect(unfold(text)).toBe(line);
});

describe("the other server's words", () => {
  test.each([
    [
      'host mx.example.jp[192.0.2.1] said: 550 5.1.1\n    unknown (in reply to RCPT TO command)',
      '550 5.1.1 unknown',
      'mx.example.jp',
    ],
    [
      '192.0.2.1 does not like recipient.\nRemote host said: 550 unknown\nGiving up on 192.0.2.1.',
      '550 unknown',
      '192.0.2.1',
    ],
    ['host mx.example.jp [192.0.2.1]: 550 unknown', '550 unknown', 'mx.example.jp'],
    ["Remote Server at example.jp (192.0.2.1) returned '550 4.4.7 expired'", '550 4.4.7 expired', 'example.jp'],
    ['(reason: 550 Host unknown)', '550 Host unknown', null],
    ['User unknown', 'User unknown', null],
    [
      'mx.example.jp failed after I sent the message.',
      'mx.example.jp failed after I sent the message.',
      'mx.example.jp',
    ],
    ['-mx-1.example.jp [192.0.2.1] did not like our RCPT TO:\n  550 no', '550 no', 'mx-1.example.jp'],
    ['エラー: 550 no', '550 no', null],
    ["550 no I'm not going to try again; this message is too long.", '550 no', null],
    [
      "452 full Giving up on 192.0.2.8. I'm not going to try again; this message has been in the queue too long.",
      '452 full',
      '192.0.2.8',
    ],
    ['550 no (state 18).', '550 no', null],
    ['550 no ## x [RCPT_TO]', '550 no', null],
    ['550 no [RCPT_TO]', '550 no', null],
    ['550 \\345\\256\\233\\345\\205\\210\\343\\201\\250 C:\\123', '550 宛先と C:\\123', null],
  ])('%j', (block, words, host) => {
    expect(bareWords(block)).toBe(words);
    expect(hostIn(block)).toBe(host);
  });
});

describe('return paths', () => {
  test.each([
    ['news-bounces+taro=example.org@lists.example.com', 'verp', 'taro@example.org'],
    ['bounce-12-345-taro=example.org@esp.example.com', 'verp', 'taro@example.org'],
    ['b+taro.yamada=mail.example.org@x.example.com', 'verp', 'taro.yamada@mail.example.org'],
    ['prvs=1234abcd=me@example.com', 'batv', 'me@example.com'],
    ['prvs=me/1234abcd@example.com', 'batv', null],
    ['SRS0=HHH=TT=example.net=me@forwarder.example.com', 'srs', 'me@example.net'],
    ['SRS1=HHH=first.example.org==HHH=TT=example.net=me@second.example.com', 'srs', 'me@example.net'],
    ['me@example.com', null, null],
    ['x=y@example.com', null, null],
  ])('%s', (path, kind, address) => {
    const decoded = decodeReturnPath(path);
    if (kind === null) expect(decoded).toBeNull();
    else if (address !== null) expect(decoded).toEqual({ kind, address });
  });
});

test.each([
  ['Thu, 6 Nov 2025 10:15:00 +0900', '2025-11-06T10:15:00+09:00'],
  ['6 Nov 25 10:15 JST', '2025-11-06T10:15:00+09:00'],
  ['Thu Nov  6 10:15:00 2025', '2025-11-06T10:15:00+00:00'],
  ['Thu, 6 Nov 2025 10:15:00 GMT', '2025-11-06T10:15:00+00:00'],
  ['yesterday', null],
  ['Thu, 99 Nov 2025 10:15:00 +0900', null],
])('the date %j', (value, iso) => {
  expect(isoDate(value)).toBe(iso);
});
