import { execFileSync } from 'node:child_process';
import { open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../src/input/store/read.ts';
import { all, ascii, folderWith, mail, mbox, messages, problems, read, stream, subjects } from './support.ts';

const onWindows = process.platform === 'win32';

describe('readInputs: a file', () => {
  it('is a mail, an mbox or a text', async () => {
    const folder = await folderWith({ 'a.eml': mail('a'), list: mbox('b', 'c'), 'note.txt': '550 User unknown\n' });
    const items = await read(['a.eml', 'list', 'note.txt'].map((name) => `${folder}/${name}`));
    expect(
      messages(items).map(({ source, messageNumber, shape, truncated }) => [
        path.basename(source),
        messageNumber,
        shape,
        truncated,
      ]),
    ).toEqual([
      ['a.eml', 1, 'mail', false],
      ['list', 1, 'mail', false],
      ['list', 2, 'mail', false],
      ['note.txt', 1, 'text', false],
    ]);
    expect(messages(items).map(({ bytes }) => ascii(bytes))).toEqual([
      mail('a'),
      mail('b'),
      mail('c'),
      '550 User unknown\n',
    ]);
    expect(items).toHaveLength(4);
  });

  it('is named as it was given', async () => {
    const folder = await folderWith({ 'a.eml': mail('a') });
    const given = path.relative(process.cwd(), path.join(folder, 'a.eml'));
    expect(messages(await read([given]))[0]?.source).toBe(given.replaceAll('\\', '/'));
  });

  it.each([
    ['a BOM', `\xef\xbb\xbf${mail('a')}`],
    ['blank lines', `\r\n\n${mail('a')}`],
    ['separators', `From x Thu Apr 29 23:34:45 2025\n>From y Thu Apr 29 23:34:45 2025\n${mail('a')}`],
    ['an undated separator', `From MAILER-DAEMON\n${mail('a')}`],
    ['a length', `812\n${mail('a')}`],
  ])('loses what stands before the header: %s', async (_, text) => {
    const folder = await folderWith({ 'a.eml': Buffer.from(text, 'latin1') });
    const [message] = messages(await read([`${folder}/a.eml`]));
    expect(message).toMatchObject({ shape: 'mail', messageNumber: 1 });
    expect(ascii(message?.bytes ?? new Uint8Array())).toBe(mail('a'));
  });

  it('keeps the line ends of a mail', async () => {
    for (const end of ['\r\n', '\r']) {
      const text = mail('a').replaceAll('\n', end);
      const folder = await folderWith({ 'a.eml': text });
      const [message] = messages(await read([`${folder}/a.eml`]));
      expect([message?.shape, ascii(message?.bytes ?? new Uint8Array())]).toEqual(['mail', text]);
    }
  });

  it('of an old Macintosh, with a CR alone between lines, is split too', async () => {
    const folder = await folderWith({ In: mbox('a', 'b').replaceAll('\n', '\r') });
    expect(subjects(await read([`${folder}/In`]))).toEqual(['a', 'b']);
  });

  it('named .eml may hold two messages', async () => {
    const folder = await folderWith({ 'two.eml': mbox('a', 'b') });
    expect(subjects(await read([`${folder}/two.eml`]))).toEqual(['a', 'b']);
  });

  it('named .eml is not split where its text quotes a separator', async () => {
    const text = `${mail('a')}\nFrom MAILER-DAEMON Thu Apr 29 23:34:45 2025\n${mail('quoted')}`;
    const folder = await folderWith({ 'a.eml': text });
    expect(messages(await read([`${folder}/a.eml`])).map(({ bytes }) => ascii(bytes))).toEqual([text]);
  });

  it('named .eml is a mail with one known field, which elsewhere would be text', async () => {
    const text = 'Subject: Returned mail\n\nUser unknown\n';
    const folder = await folderWith({ 'a.eml': text, 'a.txt': text });
    const shapes = messages(await read([`${folder}/a.eml`, `${folder}/a.txt`])).map(({ shape }) => shape);
    expect(shapes).toEqual(['mail', 'text']);
  });

  it('named .mbox is split though its beginning was cut off', async () => {
    const folder = await folderWith({ 'a.mbox': mbox('a', 'b', 'c').slice(60) });
    expect(subjects(await read([`${folder}/a.mbox`]))).toEqual(['a', 'b', 'c']);
  });

  it.each(['utf16le', 'utf16be'])('in %s becomes UTF-8', async (order) => {
    const bytes = Buffer.from(`\ufeff${mbox('a', '宛先不明')}`, 'utf16le');
    const folder = await folderWith({ 'a.txt': order === 'utf16le' ? bytes : bytes.swap16() });
    const items = messages(await read([`${folder}/a.txt`]));
    expect(items.map(({ bytes }) => Buffer.from(bytes).toString('utf8'))).toEqual([mail('a'), mail('宛先不明')]);
  });

  it('may be compressed, in several members, whatever its name', async () => {
    const twice = Buffer.concat([gzipSync(mbox('a')), gzipSync(mbox('b'))]);
    const folder = await folderWith({ 'list.gz': twice, mail: gzipSync(mail('c')) });
    expect(subjects(await read([`${folder}/list.gz`, `${folder}/mail`]))).toEqual(['a', 'b', 'c']);
  });

  it('beyond the cap is cut and says so', async () => {
    const text = `${mail('a')}${'x'.repeat(600_000)}`;
    const folder = await folderWith({ 'a.eml': text, 'a.eml.gz': gzipSync(text), 'a.txt': 'y'.repeat(1001) });
    const items = messages(
      await read(
        ['a.eml', 'a.eml.gz', 'a.txt'].map((name) => `${folder}/${name}`),
        { maxMessage: 1000 },
      ),
    );
    expect(items.map(({ bytes, truncated }) => [bytes.length, truncated])).toEqual([
      [1000, true],
      [1000, true],
      [1000, true],
    ]);
    expect(messages(await read([`${folder}/a.txt`], { maxMessage: 1001 }))[0]?.truncated).toBe(false);
  });

  it('with lines of 10 MB is read whole', async () => {
    const text = `${mbox('a')}${mbox('b').trimEnd()}${'x'.repeat(1e7)}\n\n${mbox('c')}`;
    const folder = await folderWith({ list: text });
    const items = await read([`${folder}/list`]);
    expect(subjects(items)).toEqual(['a', 'b', 'c']);
    expect(messages(items)[1]?.bytes.length).toBeGreaterThan(1e7);
  });

  it('hands over bytes that own their buffer', async () => {
    const folder = await folderWith({ 'a.eml': mail('a'), 'b.eml': `\n${mail('b')}` });
    const items = messages(await read([`${folder}/a.eml`, `${folder}/b.eml`]));
    expect(items.map(({ bytes }) => bytes.buffer.byteLength === bytes.length)).toEqual([true, true]);
  });

  it.skipIf(onWindows)('that grows while it is read ends where it was when opened', async () => {
    const folder = await folderWith({ list: `${mbox('a', 'b')}${'x'.repeat(700_000)}\n\n` });
    const file = await open(`${folder}/list`, 'a');
    const seen: number[] = [];
    for await (const item of readInputs([`${folder}/list`], { stdin: stream(), mode: 'files' })) {
      if (item.type === 'message') seen.push(item.message.bytes.length);
      await file.write(mbox('new'));
    }
    await file.close();
    expect(seen).toHaveLength(2);
  });

  it.skipIf(onWindows)('may be a pipe', async () => {
    const folder = await folderWith({});
    execFileSync('mkfifo', [`${folder}/pipe`]);
    const writing = writeFile(`${folder}/pipe`, mail('a'));
    expect(subjects(await read([`${folder}/pipe`]))).toEqual(['a']);
    await writing;
  });
});

describe('readInputs: stdin', () => {
  it('is read for no path and for -', async () => {
    for (const paths of [[], ['-']]) {
      const items = await read(paths, { stdin: stream(mail('a').slice(0, 3), '', mail('a').slice(3)) });
      expect(messages(items).map(({ source, messageNumber }) => [source, messageNumber])).toEqual([['-', 1]]);
    }
  });

  it('holds a text, a mail or an mbox, in any pieces', async () => {
    for (const [text, shapes] of [
      ['550 User unknown', ['text']],
      [mail('a'), ['mail']],
      [mbox('a', 'b'), ['mail', 'mail']],
    ] as const) {
      const items = await read(['-'], { stdin: stream(...text) });
      expect(messages(items).map(({ shape }) => shape)).toEqual(shapes);
    }
  });

  it('in a scan may be a mailbox whose beginning was cut off', async () => {
    const cut = mbox('a', 'b').slice(60);
    expect(subjects(await read(['-'], { stdin: stream(cut), mode: 'scan' }))).toEqual(['a', 'b']);
  });

  it('is read once', async () => {
    const items = await read(['-', '-'], { stdin: stream(mail('a')) });
    expect(items.map((item) => (item.type === 'problem' ? item.code : item.type))).toEqual(['message', 'stdin-used']);
  });

  it('that brings nothing is a problem', async () => {
    expect(problems(await read([]))).toMatchObject([{ source: '-', code: 'empty-stdin' }]);
  });

  it('that breaks gives what came, marked, and a problem', async () => {
    const error = Object.assign(new Error('read EIO'), { code: 'EIO' });
    const items = await read(['-'], { stdin: stream(mail('a'), error) });
    expect(messages(items)).toMatchObject([{ truncated: true, shape: 'mail' }]);
    expect(subjects(items)).toEqual(['a']);
    expect(problems(items)).toMatchObject([{ source: '-', code: 'unreadable' }]);
    expect(problems(items)[0]?.message).toContain('EIO');
  });

  it('does not take a bug for a bad disk', async () => {
    await expect(read(['-'], { stdin: stream(new TypeError('a bug')) })).rejects.toThrow('a bug');
  });
});

describe('readInputs: earlier records', () => {
  it('come line by line in a scan', async () => {
    const folder = await folderWith({ 'a.ndjson': '{"schema":1,"source":"a"}\n\n{"schema":1,"source":"あ"}' });
    expect(await read([`${folder}/a.ndjson`], { mode: 'scan' })).toEqual([
      { type: 'record', source: `${folder}/a.ndjson`, line: 1, text: '{"schema":1,"source":"a"}' },
      { type: 'record', source: `${folder}/a.ndjson`, line: 3, text: '{"schema":1,"source":"あ"}' },
    ]);
  });

  it('may come in any pieces, and a line is cut at the cap', async () => {
    const text = `{"schema":1,"x":"${'y'.repeat(100)}"}\n{"schema":1,"source":"a"}\n`;
    const items = await all(readInputs(['-'], { stdin: stream(...text), mode: 'scan', maxMessage: 30 }));
    expect(items.map((item) => item.type === 'record' && item.text)).toEqual([
      text.slice(0, 30),
      '{"schema":1,"source":"a"}',
    ]);
  });
});
