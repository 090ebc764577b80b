import encoding from 'encoding-japanese';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { HEAD_BYTES } from '../../src/mail/clean.ts';
import { parseMail } from '../../src/mail/parse.ts';
import type { Mail, RawMessage } from '../../src/model.ts';

function raw(bytes: Uint8Array | string, shape: RawMessage['shape'] = 'mail'): RawMessage {
  return {
    source: '-',
    messageNumber: 1,
    bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
    shape,
    truncated: false,
  };
}

const UTF16 = Buffer.from('\ufeffSubject: гость\n\n', 'utf16le').toString('base64');

function parse(bytes: Uint8Array | string): Promise<Mail> {
  return parseMail(raw(bytes));
}

function japanese(text: string, charset: 'JIS' | 'SJIS' | 'EUCJP'): Buffer {
  return Buffer.from(encoding.convert(encoding.stringToCode(text), charset, 'UNICODE'));
}

const PLAIN = 'From: daemon@example.jp\nSubject: returned\n\n<taro@example.jp>: unknown\n';
const SENTENCE = '宛先が見つかりませんでした。';

describe('what stands before the header', () => {
  test.each([
    ['a byte order mark', `\uFEFF${PLAIN}`],
    ['blank lines', `\r\n\n  \n${PLAIN}`],
    ['an mbox line', `From daemon@example.jp Thu Nov  6 10:00:00 2025\n${PLAIN}`],
    ['a quoted mbox line', `>From daemon@example.jp Thu Nov  6 10:00:00 2025\n${PLAIN}`],
    ['all of them', `\uFEFF\n>From a\nFrom daemon@example.jp Thu Nov  6 10:00:00 2025\n${PLAIN}`],
  ])('%s is passed over', async (_, text) => {
    const mail = await parse(text);
    expect(mail.headers.get('subject')).toBe('returned');
    expect(mail.text.trim()).toBe('<taro@example.jp>: unknown');
  });
});

describe('line ends', () => {
  test.each([
    ['CRLF', PLAIN.replaceAll('\n', '\r\n')],
    ['bare CR', PLAIN.replaceAll('\n', '\r')],
    ['mixed', PLAIN.replace('\n', '\r\n').replace('returned\n\n', 'returned\r\r\n')],
  ])('%s', async (_, text) => {
    const mail = await parse(text);
    expect(mail.headers.get('from')).toBe('daemon@example.jp');
    expect(mail.text.trim()).toBe('<taro@example.jp>: unknown');
  });
});

describe('charsets', () => {
  const head = (type: string) =>
    Buffer.from(`Subject: x\nMIME-Version: 1.0\nContent-Type: ${type}\nContent-Transfer-Encoding: 8bit\n\n`);

  test.each(['JIS', 'SJIS', 'EUCJP'] as const)('%s without a charset named', async (charset) => {
    const mail = await parse(Buffer.concat([Buffer.from('Subject: x\n\n'), japanese(SENTENCE, charset)]));
    expect(mail.text).toBe(SENTENCE);
  });

  test.each(['SJIS', 'EUCJP'] as const)('%s in a part that says us-ascii', async (charset) => {
    const mail = await parse(Buffer.concat([head('text/plain; charset=us-ascii'), japanese(SENTENCE, charset)]));
    expect(mail.text).toBe(SENTENCE);
  });

  test('UTF-8 in a part that says us-ascii', async () => {
    expect((await parse(Buffer.concat([head('text/plain; charset=us-ascii'), Buffer.from(SENTENCE)]))).text).toBe(
      SENTENCE,
    );
  });

  test('ISO-2022-JP in a part that says iso-8859-1', async () => {
    expect((await parse(Buffer.concat([head('text/plain; charset=iso-8859-1'), japanese(SENTENCE, 'JIS')]))).text).toBe(
      SENTENCE,
    );
  });

  test.each(['base64', 'hex', 'binary', 'utf-7', 'utf-32', 'utf-32be', 'ucs-4', 'utf-16', 'ucs-2'])(
    '8-bit text in a part that says %s, in which it cannot be',
    async (charset) => {
      const type = head(`text/plain; charset=${charset}`);
      expect((await parse(Buffer.concat([type, Buffer.from(SENTENCE)]))).text).toBe(SENTENCE);
    },
  );

  test('UTF-32 that is UTF-32', async () => {
    const bytes = iconv.encode(`${SENTENCE}\n`, 'utf-32le', { addBOM: false });
    const type = 'Content-Type: text/plain; charset=utf-32le\nContent-Transfer-Encoding: base64\n\n';
    expect((await parse(`${type}${bytes.toString('base64')}`)).text).toBe(`${SENTENCE}\n`);
  });

  test('a charset behind a media type without semicolon', async () => {
    expect((await parse(Buffer.concat([head('text/plain charset=shift_jis'), japanese(SENTENCE, 'SJIS')]))).text).toBe(
      SENTENCE,
    );
  });

  test('quoted-printable over raw 8-bit', async () => {
    const text = Buffer.concat([
      Buffer.from('Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n='),
      Buffer.from('\n=E5=AE=9B=E5=85=88'),
      Buffer.from('は不明=3D\n'),
    ]);
    expect((await parse(text)).text.trim()).toBe('宛先は不明=');
  });

  test("sendmail's 0xFF before bytes 0x80-0x9F is dropped", async () => {
    const quoted = [...Buffer.from(SENTENCE)].flatMap((byte) => (byte >= 0x80 && byte <= 0x9f ? [0xff, byte] : [byte]));
    expect((await parse(Buffer.concat([Buffer.from('Subject: x\n\n'), Buffer.from(quoted)]))).text).toBe(SENTENCE);
  });

  test.each(['SJIS', 'EUCJP', 'JIS'] as const)('a raw 8-bit subject in %s', async (charset) => {
    const text = Buffer.concat([
      Buffer.from('Subject: '),
      japanese('配信できませんでした', charset),
      Buffer.from('\n\nx'),
    ]);
    expect((await parse(text)).headers.get('subject')).toBe('配信できませんでした');
  });

  test('encoded words of one character split over two of them', async () => {
    const [a, b] = [Buffer.from('届かない').subarray(0, 4), Buffer.from('届かない').subarray(4)];
    const mail = await parse(
      `Subject: =?utf-8?B?${a?.toString('base64')}?=\n =?utf-8?B?${b?.toString('base64')}?=\n\nx`,
    );
    expect(mail.headers.get('subject')).toContain('かない');
  });
});

describe('parts', () => {
  const multipart = (parts: readonly string[], boundary = 'b') =>
    `MIME-Version: 1.0\nContent-Type: multipart/report; boundary="b"\n\n${parts.map((part) => `--${boundary}\n${part}\n`).join('')}--${boundary}--\n`;

  test('a report and the returned mail stay apart from the text', async () => {
    const mail = await parse(
      multipart([
        'Content-Type: text/plain\n\nSorry.',
        'Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; taro@example.jp',
        'Content-Type: message/rfc822\n\nSubject: original\n\nbody',
      ]),
    );
    expect(mail.text.trim()).toBe('Sorry.');
    expect(mail.parts.map(({ type }) => type)).toEqual(['message/delivery-status', 'message/rfc822']);
    expect(mail.parts[0]?.text).toContain('Final-Recipient');
    expect(Buffer.from(mail.parts[1]?.bytes ?? []).toString()).toContain('Subject: original');
  });

  test('a returned message gives its own header', async () => {
    const mail = await parse(
      multipart([
        'Content-Type: text/plain\n\nSorry.',
        'Content-Type: message/rfc822\n\nSubject: original\n\nSubject: no',
      ]),
    );
    expect(mail.parts[0]?.head.all('subject')).toEqual(['original']);
  });

  test.each([
    ['in UTF-8 with a byte order mark', 'Content-Type: message/rfc822\n\n\ufeffSubject: гость'],
    [
      'in a charset that its part names',
      'Content-Type: text/rfc822-headers; charset=koi8-r\n\nSubject: \xc7\xcf\xd3\xd4\xd8',
    ],
    ['in UTF-16', `Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n${UTF16}`],
  ])('a returned header is read %s', async (_, part) => {
    const bytes = Buffer.from(
      multipart(['Content-Type: text/plain\n\nSorry.', part]),
      part.includes('koi8') ? 'latin1' : 'utf8',
    );
    expect((await parse(bytes)).parts[0]?.head.get('subject')).toBe('гость');
  });

  test('what stands around the parts belongs to none', async () => {
    const mail = await parse(
      `preamble\n${multipart(['Content-Type: text/plain\n\nSorry.', 'Content-Type: image/png\n\nx'])}epilogue`,
    );
    expect(mail.text).toBe('Sorry.');
    expect(Buffer.from(mail.parts[0]?.bytes ?? []).toString()).toBe('x');
  });

  test('a single part keeps all that stands below the header', async () => {
    const mail = await parse('From: a@example.jp\nSubject: x\n\n\n--b\n<taro@example.jp>\n\n--b--\n');
    expect(mail.text).toBe('\n--b\n<taro@example.jp>\n\n--b--\n');
  });

  test('base64 whose lines are padded one by one', async () => {
    const lines = ['Taro@', 'example.jp is', ' unknown'].map((line) => Buffer.from(line).toString('base64'));
    const mail = await parse(`Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n${lines.join('\r\n')}\n`);
    expect(mail.text).toBe('Taro@example.jp is unknown');
  });

  test('a file without a type is told by its name', async () => {
    const file = 'Content-Type: application/octet-stream; name="notice.eml"\n\nSubject: original\n\nbody';
    const mail = await parse(multipart(['Content-Type: text/plain\n\nSorry.', file]));
    expect(mail.parts[0]?.type).toBe('message/rfc822');
    expect(mail.parts[0]?.text).toContain('original');
  });

  test('HTML is read where there is no plain text, line by line, with cells on one line', async () => {
    const mail = await parse(
      'Content-Type: text/html; charset=utf-8\n\n<p>Failed:<br>taro@example.jp</p><table><tr><td>Status</td><td>5.1.1</td></tr></table>',
    );
    expect(mail.text.split('\n').map((line) => line.trim())).toEqual(
      expect.arrayContaining(['Failed:', 'taro@example.jp', 'Status 5.1.1']),
    );
  });

  test('HTML joins plain text that names nobody', async () => {
    const mail = await parse(
      multipart([
        'Content-Type: text/plain\n\nDisclaimer.',
        'Content-Type: text/html\n\n<p>taro@example.jp failed</p>',
      ]),
    );
    expect(mail.text).toContain('Disclaimer.');
    expect(mail.text).toContain('taro@example.jp failed');
  });

  test('a link keeps where it leads', async () => {
    const mail = await parse(
      'Content-Type: text/html\n\n<a href="https://portal.example.net/x">release</a> <a href="mailto:taro@example.jp">Taro</a>',
    );
    expect(mail.text).toContain('https://portal.example.net/x');
    expect(mail.text).toContain('taro@example.jp');
  });

  test('format=flowed lines are joined', async () => {
    const mail = await parse('Content-Type: text/plain; format=flowed\n\nthe mailbox of \ntaro@example.jp is \nfull\n');
    expect(mail.text.trim()).toBe('the mailbox of taro@example.jp is full');
  });

  test('a boundary that the header does not name', async () => {
    const mail = await parse(
      multipart(
        [
          'Content-Type: text/plain; charset=utf-8\n\nSorry.',
          'Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; taro@example.jp',
        ],
        'other',
      ),
    );
    expect(mail.text.trim()).toBe('Sorry.');
    expect(mail.parts[0]?.type).toBe('message/delivery-status');
  });

  test('a boundary within the returned mail is its own', async () => {
    const text =
      'Subject: failure notice\n\n<taro@example.jp>: no\n\n--- Below this line is a copy\n\nReceived: x\nFrom: me@example.jp\n\n--c\nContent-Type: text/plain\n\nhello\n--c--\n';
    expect((await parse(text)).text).toContain('<taro@example.jp>: no');
  });
});

describe('hostile and damaged mail', () => {
  test('field names of Object.prototype are fields like others', async () => {
    const { headers } = await parse('__proto__: a\nconstructor: b\ntoString: c\nSubject: d\n\nx');
    expect([headers.get('__proto__'), headers.get('constructor'), headers.get('tostring')]).toEqual(['a', 'b', 'c']);
    expect(headers.get('hasownproperty')).toBe('');
    expect(headers.has('valueof')).toBe(false);
  });

  test('more parts than the parser takes: the beginning is read as text', async () => {
    const parts = 'Content-Type: text/plain\n\nx\n--b\n'.repeat(1200);
    const mail = await parse(
      `From: a@example.jp\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n<taro@example.jp>: unknown\n--b\n${parts}`,
    );
    expect(mail.form).toBe('damaged');
    expect(mail.headers.get('from')).toBe('a@example.jp');
    expect(mail.text).toContain('<taro@example.jp>: unknown');
  });

  test.each(['', '\n\n\n', '\0\0\0', 'no header at all', ':', '--b\n'])(
    '%j is a mail with text or without',
    async (text) => {
      expect(typeof (await parse(text)).text).toBe('string');
    },
  );

  test('a mail whose header never ends is text too', async () => {
    expect((await parse('From: a@example.jp\nSubject: x\n<taro@example.jp>... User unknown')).text).toContain(
      '<taro@example.jp>',
    );
  });

  test('only the first part of a huge mail is read, unless all of it is asked for', async () => {
    const text = `Subject: x\n\n${'y'.repeat(HEAD_BYTES)}\ntaro@example.jp\n`;
    expect((await parse(text)).text).not.toContain('taro@example.jp');
    expect((await parseMail(raw(text), { whole: true })).text).toContain('taro@example.jp');
  });
});

test('pasted text has no header', async () => {
  const mail = await parseMail(raw(japanese('550 5.1.1 宛先不明\r\n次の行', 'SJIS'), 'text'));
  expect(mail.form).toBe('pasted');
  expect(mail.text).toBe('550 5.1.1 宛先不明\n次の行');
  expect(mail.headers.get('subject')).toBe('');
});
