import { describe, expect, it } from 'vitest';
import { splitMbox } from '../../src/input/mbox/mbox.ts';
import { all, ascii, mail, mbox, SEPARATOR, stream } from './support.ts';

async function split(text: string, maxMessage?: number): Promise<string[]> {
  const options = maxMessage === undefined ? {} : { maxMessage };
  return (await all(splitMbox(stream(text), options))).map(({ bytes }) => ascii(bytes));
}

describe('splitMbox', () => {
  it('takes separators and the blank lines before them away', async () => {
    expect(await split(mbox('a', 'b', 'c'))).toEqual([mail('a'), mail('b'), mail('c')]);
  });

  it('keeps CRLF', async () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    expect(await split(crlf(mbox('a', 'b')))).toEqual([crlf(mail('a')), crlf(mail('b'))]);
  });

  it.each([
    'From taro@example.jp  Thu Apr  9 23:34:45 2025',
    'From - Thu Apr 29 23:34:45 2025',
    'From  Thu Apr 29 23:34:45 2025',
    'From "Taro Yamada"@example.jp Thu Apr 29 23:34:45 2025',
    'From taro@example.jp Thu Apr 29 23:34 2025',
    'From taro@example.jp Thu Apr 29 23:34:45 JST 2025',
    'From taro@example.jp Thu Apr 29 23:34:45 2025 +0900',
    'From 1485@xxx Thu Apr 29 23:34:45 +0000 2025',
    'From taro Thu Apr 29 23:34:45 2025 remote from example',
    'From taro@example.jp Thu, 29 Apr 2025 23:34:45 +0900',
    'From () 2025-04-29 23:34:45 +0900',
  ])('knows the separator %j', async (line) => {
    expect(await split(`${SEPARATOR}${mail('a')}\n${line}\n${mail('b')}`)).toEqual([mail('a'), mail('b')]);
  });

  it.each([
    ['prose behind a blank line', 'From Thursday on the server was down.\n'],
    ['a date in prose', 'From 2025-04-29 10:00 on it was down.\n'],
    ['a header field behind prose', 'From the postmaster:\nSubject: x\n'],
    [
      'a dated line without blank line or header behind it',
      'He wrote\nFrom taro Thu Apr 29 23:34:45 2025\nand so on\n',
    ],
  ])('does not split at %s', async (_, body) => {
    const message = `${mail('a')}\n${body}`;
    expect(await split(`${SEPARATOR}${message}`)).toEqual([message]);
  });

  it('splits without a blank line where a date and a header field leave no doubt', async () => {
    expect(await split(`${SEPARATOR}${mail('a')}${SEPARATOR}${mail('b')}`)).toEqual([mail('a'), mail('b')]);
  });

  it('takes one > off quoted lines, and only at their beginning', async () => {
    const stored = `${mail('a')}\n>From here\n>>From there\n> From afar\nx>From\n`;
    const [bytes] = await split(`${SEPARATOR}${stored}\n`);
    expect(bytes).toBe(`${mail('a')}\nFrom here\n>From there\n> From afar\nx>From\n`);
  });

  it('accounts for empty messages and for a separator at the very end', async () => {
    expect(await split(`${SEPARATOR}\n${SEPARATOR}${SEPARATOR}${mail('a')}\n${SEPARATOR.trimEnd()}`)).toEqual([
      '',
      '',
      mail('a'),
      '',
    ]);
  });

  it('makes a message of what stands before the first separator, unless it is blank', async () => {
    expect(await split(`the tail of one\n\n${mbox('a')}`)).toEqual(['the tail of one\n', mail('a')]);
    expect(await split(`\xef\xbb\xbf\n\n${mbox('a')}`)).toEqual([mail('a')]);
    expect(await split('')).toEqual([]);
  });

  describe('Content-Length', () => {
    const body = `Hello\n\n${SEPARATOR}This is how a mailbox looks.\n\n>From me\n`;
    const quoting = `Hello\n\n${SEPARATOR}${mail('quoted')}`;
    const withLength = (length: number): string => `Subject: a\nContent-Length: ${length}\n\n${body}`;

    it.each([
      ['before another message', `\n${mbox('b')}`],
      ['at the end', ''],
      ['at the end, with a blank line', '\n'],
    ])('that is true hides separators in the text and its >From: %s', async (_, rest) => {
      const text = withLength(body.length);
      expect((await split(SEPARATOR + text + rest))[0]).toBe(text);
    });

    it('may count the blank line or leave it out', async () => {
      for (const length of [body.length, body.length + 1]) {
        expect(await split(`${SEPARATOR}${withLength(length)}\n${mbox('b')}`)).toEqual([withLength(length), mail('b')]);
      }
    });

    it.each([1, 40, 10_000, 9_999_999_999])('of %d that leads nowhere is ignored', async (length) => {
      const parts = await split(`${SEPARATOR}${withLength(length)}\n${mbox('b')}`);
      expect(parts).toHaveLength(3);
      expect(parts[1]).toContain('This is how a mailbox looks.');
      expect(parts[2]).toBe(mail('b'));
    });

    it('hides nothing that begins like a message, though a mail that quotes another is counted as two then', async () => {
      const text = `Subject: a\nContent-Length: ${quoting.length}\n\n${quoting}`;
      expect(await split(`${SEPARATOR}${text}\n${mbox('b')}`)).toEqual([
        text.slice(0, text.indexOf(`\n${SEPARATOR}`)),
        mail('quoted'),
        mail('b'),
      ]);
    });

    it.each([1, 7, 100])(
      'that is a lie and ends at the separator of the message after %d others swallows none',
      async (count) => {
        const liar = (length: number): string => `${SEPARATOR}Content-Length: ${length}\n${mail('liar')}\n`;
        // A digit more makes the message longer, which a few rounds settle.
        let length = 0;
        for (let i = 0; i < 4; i++)
          length = `${mail('liar').split('\n\n')[1]}`.length + 1 + liar(length).length * count;
        const parts = await split(liar(length).repeat(300));
        expect(parts).toHaveLength(300);
        expect(new Set(parts).size).toBe(1);
      },
    );

    it('is no lie less where hardly another field is there', async () => {
      const liar = `${SEPARATOR}From: a@example.jp\nContent-Length: `;
      const rest = '\n\n<taro@example.jp>: 550 5.1.1 unknown\n\n';
      const all = `${liar}9999${rest}`.length;
      const body = rest.length - 2;
      // It ends at the separator of the twentieth.
      const length = String(body + all * 19).padStart(4, '0');
      expect(await split(`${liar}${length}${rest}`.repeat(100))).toHaveLength(100);
    });

    it('cannot swallow messages beyond the cap', async () => {
      const liar = `${SEPARATOR}Subject: liar\nContent-Length: ${mbox('b').length + 6}\n\nbody\n\n`;
      const text = `${liar}${mbox('b')}${mbox('c')}`;
      expect(await split(text, 60)).toHaveLength(3);
    });
  });

  describe('maxMessage', () => {
    it('cuts a message, says so, and goes on with the next', async () => {
      const long = `${mail('long')}${'x'.repeat(70_000)}\n`;
      const text = `${mbox('a')}${SEPARATOR}${long}\n${mbox('b')}`;
      const parts = await all(splitMbox(stream(text), { maxMessage: 1000 }));
      expect(parts.map(({ truncated }) => truncated)).toEqual([false, true, false]);
      expect(parts.map(({ bytes }) => ascii(bytes))).toEqual([mail('a'), long.slice(0, 1000), mail('b')]);
    });

    it('is not reached by a message of exactly that size', async () => {
      const message = mail('a');
      const text = mbox('a', 'a');
      for (const [max, truncated] of [
        [message.length, false],
        [message.length - 1, true],
      ] as const) {
        const parts = await all(splitMbox(stream(...text), { maxMessage: max }));
        expect(parts.map((part) => part.truncated)).toEqual([truncated, truncated]);
        expect(parts.map(({ bytes }) => ascii(bytes))).toEqual([message.slice(0, max), message.slice(0, max)]);
      }
    });
  });

  it('hands over bytes that own their buffer', async () => {
    for (const { bytes } of await all(splitMbox(stream(mbox('a', 'b'))))) {
      expect(bytes.buffer.byteLength).toBe(bytes.length);
    }
  });

  it('gives what it has when the stream breaks, marked, and then the error', async () => {
    const got: [string, boolean][] = [];
    const broken = splitMbox(stream(mbox('a'), `${SEPARATOR}Subject: b\n\nhal`, new Error('disk')));
    const reading = (async () => {
      for await (const { bytes, truncated } of broken) got.push([ascii(bytes), truncated]);
    })();
    await expect(reading).rejects.toThrow('disk');
    expect(got).toEqual([
      [mail('a'), false],
      ['Subject: b\n\nhal', true],
    ]);
  });
});
