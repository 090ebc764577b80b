import { execFileSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzip } from '../../src/input/bytes/gzip.ts';
import { type InputProblem, isCut } from '../../src/input/item/problem.ts';
import { splitMbox } from '../../src/input/mbox/mbox.ts';
import { readInputs } from '../../src/input/store/read.ts';
import { cli } from '../cli/harness.ts';
import fc from '../fast-check.ts';
import {
  all,
  ascii,
  folderWith,
  mail,
  mbox,
  messages,
  problems,
  read,
  SEPARATOR,
  stream,
  subjects,
  temporaryFolder,
} from './support.ts';

const MESSAGES = 8000;
/** Larger than what is read at one moment. */
const box = mbox(...Array.from({ length: MESSAGES }, (_, i) => `${i}\nX-Padding: ${'x'.repeat(900)}`));

describe('a file that gets shorter while it is read', () => {
  it('gives what was there, marks the last message, and is told of', async () => {
    const file = path.join(temporaryFolder(), 'box.mbox');
    writeFileSync(file, box);
    const items = [];
    for await (const item of readInputs([file], { stdin: stream(), mode: 'scan' })) {
      if (items.length === 0) truncateSync(file, 300_000);
      items.push(item);
    }
    const found = messages(items);
    expect(found.length).toBeGreaterThan(100);
    expect(found.length).toBeLessThan(MESSAGES);
    expect(found.map(({ truncated }) => truncated).indexOf(true)).toBe(found.length - 1);
    expect(problems(items)).toMatchObject([{ code: 'cut' }]);
  });
});

describe('a gzip', () => {
  const unzipped = async (bytes: Uint8Array, size = bytes.length) => {
    let hasRest = false;
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
    const pieces = await all(
      gunzip(stream(...chunks), () => {
        hasRest = true;
      }),
    );
    return { text: Buffer.concat(pieces).toString('latin1'), hasRest };
  };

  it('of several members comes out whole, wherever its chunks end', async () => {
    const texts = fc.array(fc.string({ maxLength: 300 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(texts, fc.nat({ max: 200 }), fc.constantFrom(0, 1, 700), async (members, size, padding) => {
        const bytes = Buffer.concat([
          ...members.map((text) => gzipSync(Buffer.from(text, 'latin1'))),
          Buffer.alloc(padding),
        ]);
        const text = Buffer.from(members.join(''), 'latin1').toString('latin1');
        expect(await unzipped(bytes, size + 1)).toEqual({ text, hasRest: false });
      }),
      { seed: 20261129, numRuns: 200 },
    );
  });

  it('may have a name, a comment, fields of its own and a sum of its header', async () => {
    const plain = gzipSync('text');
    const head = Buffer.from(plain.subarray(0, 10));
    head[3] = 0x1e;
    const fields = Buffer.from('\x03\0abcname\0comment\0\x12\x34', 'latin1');
    const bytes = Buffer.concat([head, fields, plain.subarray(10)]);
    for (const size of [1, 3, 100]) expect(await unzipped(bytes, size)).toEqual({ text: 'text', hasRest: false });
  });

  it('with something else behind it keeps all of its messages, and that is told', async () => {
    const folder = await folderWith({
      'rest.mbox.gz': Buffer.concat([gzipSync(mbox('a', 'b', 'c')), Buffer.from('something else')]),
      'padded.mbox.gz': Buffer.concat([gzipSync(mbox('d', 'e')), Buffer.alloc(512)]),
    });
    const items = await read([`${folder}/rest.mbox.gz`, `${folder}/padded.mbox.gz`], { mode: 'scan' });
    expect(subjects(items)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(messages(items).some(({ truncated }) => truncated)).toBe(false);
    expect(problems(items)).toMatchObject([{ source: `${folder}/rest.mbox.gz`, code: 'gzip-rest' }]);
    expect((problems(items) as InputProblem[]).every(isCut)).toBe(true);
    const { code, out } = await cli(['scan', `${folder}/rest.mbox.gz`]);
    expect(code).toBe(1);
    expect(out).toContain('途中までしか読めなかった入力: 1個');
  });

  it.each([
    ['its data', (bytes: Buffer) => bytes.subarray(20, 24).fill(0xff)],
    ['its sum', (bytes: Buffer) => bytes.subarray(-8, -4).fill(0)],
    ['its length', (bytes: Buffer) => bytes.subarray(-4).fill(0)],
  ])('with damage in %s is told of behind what could be read', async (_, damage) => {
    const bytes = gzipSync(mbox(...Array.from({ length: 50 }, (__, i) => `${i} ${Math.sin(i)}`)));
    damage(bytes);
    const folder = await folderWith({ 'a.mbox.gz': bytes });
    expect(problems(await read([`${folder}/a.mbox.gz`]))).toMatchObject([{ code: 'damaged-gzip' }]);
  });
});

describe('blanks before the first message', () => {
  it('may be more than anybody looks at for what a file is', async () => {
    const folder = await folderWith({
      'late.mbox': '\n'.repeat(70_000) + mbox('a', 'b'),
      'later.txt': '\r\n'.repeat(300_000) + mbox('c'),
      'late.eml': ' '.repeat(70_000) + mail('d'),
      'nothing.mbox': '\n'.repeat(200_000),
    });
    const names = ['late.mbox', 'later.txt', 'late.eml', 'nothing.mbox'];
    const items = await read(names.map((name) => `${folder}/${name}`));
    expect(subjects(items)).toEqual(['a', 'b', 'c', 'd']);
    expect(problems(items)).toMatchObject([{ source: `${folder}/nothing.mbox`, code: 'empty' }]);
    expect((await read([], { stdin: stream('\n'.repeat(70_000), mbox('e')) })).length).toBe(1);
  });

  it('are counted once, however many lines behind them might begin a message', async () => {
    const [small, large] = [20_000, 80_000].map((count) => '\n'.repeat(count) + '\nFrom x\n'.repeat(count));
    const work = async (text: string | undefined): Promise<number> => {
      const before = process.cpuUsage();
      for (let i = 0; i < 5; i++) await all(splitMbox(stream(text ?? '')));
      const { user } = process.cpuUsage(before);
      return user;
    };
    await work(small);
    const [one, four] = [await work(small), await work(large)];
    // Quadratic work would be sixteen times as much.
    expect(four / one).toBeLessThan(9);
  });
});

it('a mail in a folder is told of, whatever is in it', async () => {
  const folder = await folderWith({
    'a.eml': mail('a'),
    'controls.eml': Buffer.alloc(5000, 1),
    'empty.eml': '',
    'picture.eml': Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    'Maildir/cur/1': Buffer.alloc(300, 0),
    'Maildir/new/2': mail('2'),
    'Maildir/tmp/3': mail('3'),
    'notes.bin': Buffer.alloc(5000, 1),
  });
  const { code, out, err } = await cli(['scan', '--format', 'ndjson', '-q', folder]);
  const records = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const found = Object.fromEntries(
    records.map(({ source, kind, title }) => [path.relative(folder, source), `${kind} ${title}`]),
  );
  expect(found).toEqual({
    'Maildir/cur/1': 'unreadable 文章として読めない中身です',
    'Maildir/new/2': 'bounce 宛先不明',
    'a.eml': 'bounce 宛先不明',
    'controls.eml': 'unreadable 文章として読めない中身です',
    'empty.eml': 'unreadable 中身のないメールです',
    'picture.eml': 'unreadable 文章として読めない中身です',
  });
  expect({ code, err }).toEqual({ code: 1, err: '' });
  // Somebody who names such a file has made a mistake.
  expect((await cli([path.join(folder, 'controls.eml')])).code).toBe(2);
});

it.skipIf(process.platform === 'win32')('a pipe with a name is read to its end', async () => {
  const pipe = path.join(temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const reading = read([pipe], { mode: 'scan' });
  const writer = await open(pipe, 'w');
  for (const piece of [SEPARATOR.slice(0, 9), SEPARATOR.slice(9), mail('a'), `\n${mbox('b')}`])
    await writer.write(piece);
  await writer.close();
  const items = await reading;
  expect(subjects(items)).toEqual(['a', 'b']);
  expect(ascii(messages(items)[0]?.bytes ?? new Uint8Array())).toBe(mail('a'));
});
