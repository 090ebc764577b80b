import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hold } from '../../src/cli/io/file-lock.ts';
import { temporaryFolder } from '../input/support.ts';
import { notice } from '../notice.ts';
import { cli } from './harness.ts';

const bounce = (name: string): string =>
  `Message-ID: <${name}@mail.example.jp>\n${notice({ [`${name}@example.net`]: '550 5.1.1 User unknown' }).replaceAll('\r', '')}`;
const stored = (...names: readonly string[]): string =>
  names.map((name) => `From MAILER-DAEMON Tue Nov 10 09:00:05 2026\n${bounce(name)}\n`).join('');

function place() {
  const folder = temporaryFolder();
  const state = path.join(folder, 'seen.json');
  const box = path.join(folder, 'bounces.mbox');
  const scan = async (...args: readonly string[]) => {
    const { code, out, err } = await cli(['scan', '--no-progress', '--format', 'ndjson', '--state', state, ...args]);
    const records = out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
    return { code, err, records, names: records.map(({ recipient }) => recipient.replace('@example.net', '')) };
  };
  return { folder, state, box, scan };
}

describe('--state and an mbox', () => {
  it('reads what was added, and numbers it on', async () => {
    const { box, scan } = place();
    writeFileSync(box, stored('a', 'b'));
    expect((await scan(box)).names).toEqual(['a', 'b']);
    expect(await scan(box)).toMatchObject({
      code: 0,
      names: [],
      err: expect.stringContaining('新しいメールはありません'),
    });
    appendFileSync(box, stored('c'));
    const { records, code, err } = await scan(box);
    expect(records).toMatchObject([{ recipient: 'c@example.net', messageNumber: 3, source: box }]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('knows it by its place, from whatever folder it is named', async () => {
    const { box, scan } = place();
    writeFileSync(box, stored('a'));
    await scan(box);
    expect((await scan(path.relative(process.cwd(), box))).names).toEqual([]);
  });

  it.each([
    ['a message was deleted', stored('b', 'c', 'd'), ['b', 'c', 'd']],
    ['it was emptied and filled again', stored('x', 'y', 'z', 'w'), ['x', 'y', 'z', 'w']],
    ['it is shorter than it was', stored('a'), ['a']],
  ])('reads all of it, and says so, where %s', async (_, now, names) => {
    const { box, scan } = place();
    writeFileSync(box, stored('a', 'b', 'c'));
    await scan(box);
    writeFileSync(box, now);
    const again = await scan(box);
    expect(again.names).toEqual(names);
    expect(again.err).toMatch(/書き換えられたため、初めから読み直します/);
    expect((await scan(box)).names).toEqual([]);
  });

  it('takes a mail that was marked as read for what it was', async () => {
    const { box, scan } = place();
    const marked = (status: string): string =>
      stored('a', 'b').replaceAll('Message-ID', `X-Mozilla-Status: ${status}\nMessage-ID`);
    writeFileSync(box, marked('0000'));
    await scan(box);
    writeFileSync(box, marked('0001') + stored('c'));
    expect(await scan(box)).toMatchObject({ names: ['c'], err: '' });
  });

  it('reads a mail that was half there again when it is whole', async () => {
    const { box, scan } = place();
    const last = stored('b');
    writeFileSync(box, stored('a') + last.slice(0, -40));
    utimesSync(box, 1_700_000_000, 1_700_000_000);
    await scan(box);
    expect((await scan(box)).names).toEqual([]);
    appendFileSync(box, last.slice(-40) + stored('c'));
    expect((await scan(box)).names).toEqual(['b', 'c']);
  });
});

describe('--state and folders', () => {
  it('reads the messages of a Maildir once, whatever their flags', async () => {
    const { folder, scan } = place();
    const maildir = path.join(folder, 'Maildir');
    for (const name of ['cur', 'new', 'tmp']) mkdirSync(path.join(maildir, name), { recursive: true });
    writeFileSync(path.join(maildir, 'new/1.a.host'), bounce('a'));
    writeFileSync(path.join(maildir, 'cur/2.b.host:2,'), bounce('b'));
    expect((await scan(maildir)).names.sort()).toEqual(['a', 'b']);
    renameSync(path.join(maildir, 'new/1.a.host'), path.join(maildir, 'cur/1.a.host:2,S'));
    renameSync(path.join(maildir, 'cur/2.b.host:2,'), path.join(maildir, 'cur/2.b.host:2,ST'));
    writeFileSync(path.join(maildir, 'new/3.c.host'), bounce('c'));
    expect((await scan(maildir)).names).toEqual(['c']);
  });

  it('reads files that are new or have changed, and forgets those that are gone', async () => {
    const { folder, state, scan } = place();
    const mails = path.join(folder, 'mails');
    mkdirSync(mails);
    for (const name of ['1', '2']) writeFileSync(path.join(mails, name), bounce(`a${name}`));
    writeFileSync(path.join(mails, 'box'), stored('m'));
    expect((await scan(mails)).names).toEqual(['a1', 'a2', 'm']);
    rmSync(path.join(mails, '1'));
    // MH gives its numbers anew.
    writeFileSync(path.join(mails, '2'), bounce('another'));
    writeFileSync(path.join(mails, '3'), bounce('b'));
    appendFileSync(path.join(mails, 'box'), stored('n'));
    expect((await scan(mails)).names).toEqual(['another', 'b', 'n']);
    expect(readFileSync(state, 'utf8')).not.toContain('["1",');
  });

  it('keeps what it knows of other inputs', async () => {
    const { folder, box, scan } = place();
    const other = path.join(folder, 'other.mbox');
    writeFileSync(box, stored('a'));
    writeFileSync(other, stored('b'));
    await scan(box);
    await scan(other);
    expect((await scan(box, other)).names).toEqual([]);
  });
});

describe('the file of --state', () => {
  it.each([
    ['{', /壊れているか、bounce-doctor が書いたファイルではありません/],
    ['', /壊れているか/],
    ['{"schema":1,"records":[]}', /壊れているか/],
    ['{"bounceDoctorState":2}', /もっと新しい版/],
  ])('%j is told, and nothing is read', async (text, told) => {
    const { state, box, scan } = place();
    writeFileSync(box, stored('a'));
    writeFileSync(state, text);
    const { code, records, err } = await scan(box);
    expect({ code, records }).toEqual({ code: 2, records: [] });
    expect(err).toMatch(told);
    expect(readFileSync(state, 'utf8')).toBe(text);
  });

  it('may not be a folder, nor lie where there is none, nor be where results go', async () => {
    const { folder, box } = place();
    writeFileSync(box, stored('a'));
    for (const state of [folder, path.join(folder, 'none/seen.json')]) {
      const { code, out } = await cli(['scan', '--state', state, box]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
    }
    const state = path.join(folder, 'seen.json');
    await cli(['scan', '--state', state, box]);
    expect((await cli(['scan', '--state', state, '--output', state, box])).code).toBe(2);
    expect(JSON.parse(readFileSync(state, 'utf8'))).toHaveProperty('bounceDoctorState');
  });

  it('does not go with stdin', async () => {
    const { state } = place();
    const { code, err } = await cli(['scan', '--state', state, '-'], { stdin: stored('a') });
    expect(code).toBe(2);
    expect(err).toContain('標準入力(-)には使えません');
    expect(existsSync(`${state}.lock`)).toBe(false);
  });

  it('belongs to one run at a time', async () => {
    const { state, box, scan } = place();
    writeFileSync(box, stored('a'));
    const other = hold(state);
    expect(await scan(box)).toMatchObject({ code: 2, names: [], err: expect.stringContaining('ほかの bounce-doctor') });
    other?.release();
    expect((await scan(box)).names).toEqual(['a']);
    expect(existsSync(`${state}.lock`)).toBe(false);
  });

  it('is taken from a run that has died', async () => {
    const { state, box, scan } = place();
    writeFileSync(box, stored('a'));
    mkdirSync(`${state}.lock`);
    utimesSync(`${state}.lock`, 1_700_000_000, 1_700_000_000);
    expect((await scan(box)).names).toEqual(['a']);
  });

  it('stays as it was where the results could not be written', async () => {
    const { folder, state, box, scan } = place();
    writeFileSync(box, stored('a'));
    expect((await cli(['scan', '--state', state, '--output', path.join(folder, 'none/out'), box])).code).toBe(2);
    expect((await scan(box)).names).toEqual(['a']);
  });

  it('says nothing of a day: what --since leaves out was read, too', async () => {
    const { box, scan } = place();
    writeFileSync(box, stored('a'));
    expect((await scan('--since', '2026-11-21', box)).names).toEqual([]);
    expect((await scan(box)).names).toEqual([]);
    appendFileSync(box, stored('b'));
    expect((await scan('--since', '2026-11-20', box)).names).toEqual(['b']);
  });
});

describe.skipIf(!existsSync('dist/cli.js') || process.platform === 'win32')('two runs at once', () => {
  it('read every mail in one of them', async () => {
    const { state, box } = place();
    writeFileSync(box, stored(...Array.from({ length: 400 }, (_, i) => `u${i}`)));
    const run = () =>
      new Promise<{ code: number | null; lines: number }>((resolve) => {
        const child = spawn(process.execPath, ['dist/cli.js', 'scan', '--format', 'ndjson', '--state', state, box]);
        let out = '';
        child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
        child.once('close', (code) => resolve({ code, lines: out.split('\n').length - 1 }));
      });
    const runs = await Promise.all([run(), run()]);
    expect(runs.reduce((sum, { lines }) => sum + lines, 0)).toBe(400);
    expect(runs.map(({ code }) => code).every((code) => code === 0 || code === 2)).toBe(true);
  }, 60_000);
});
