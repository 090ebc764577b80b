import { symlinkSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readInputs } from '../../src/input/store/read.ts';
import { folderWith, mail, mbox, messages, problems, read, skipped, stream, subjects } from './support.ts';

const onWindows = process.platform === 'win32';

describe('readInputs: what cannot be read', () => {
  it('is a problem each, and the others are still read', async () => {
    const folder = await folderWith({
      'good.eml': mail('good'),
      'empty.eml': '',
      'blank.eml': '\r\n \n',
      'dots.mbox': '\n\n.\n',
      'outlook.msg': Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
      'screen.png': Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
      'noise.bin': Buffer.from([1, 2, 3, 0, 0, 0, 4, 5]),
      'cut.gz': gzipSync(mail('x')).subarray(0, 8),
      'twice.gz': gzipSync(gzipSync(mail('x'))),
      'records.ndjson': '{"schema":1,"source":"a"}\n',
      'all.json': '{"schema":1,"records":[]}',
    });
    const expected = [
      ['gone.eml', 'missing'],
      ['good.eml/inside', 'missing'],
      ['nul\0.eml', 'missing'],
      ['.', 'is-directory'],
      ['empty.eml', 'empty'],
      ['blank.eml', 'empty'],
      ['dots.mbox', 'empty'],
      ['outlook.msg', 'msg'],
      ['screen.png', 'binary'],
      ['noise.bin', 'binary'],
      ['cut.gz', 'damaged-gzip'],
      ['twice.gz', 'nested-gzip'],
      ['records.ndjson', 'records'],
      ['all.json', 'record-document'],
    ] as const;
    const items = await read([...expected.map(([name]) => `${folder}/${name}`), `${folder}/good.eml`]);
    expect(problems(items).map(({ source, code }) => [source, code])).toEqual(
      expected.map(([name, code]) => [`${folder}/${name}`, code]),
    );
    expect(subjects(items)).toEqual(['good']);
  });

  it('says in Japanese what to do instead', async () => {
    const folder = await folderWith({
      'a.msg': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'a.pdf': '%PDF-1.7\n',
    });
    const [directory, msg, pdf] = problems(await read([folder, `${folder}/a.msg`, `${folder}/a.pdf`]));
    expect(directory?.message).toContain('bounce-doctor scan');
    expect(msg?.message).toMatch(/\.msg.*名前を付けて保存.*貼り付け/);
    expect(pdf?.message).toMatch(/PDF.*\.eml/);
  });

  it.skipIf(onWindows)('may be a link that leads to itself', async () => {
    const folder = await folderWith({ 'good.eml': mail('good') });
    symlinkSync('loop', `${folder}/loop`);
    const items = await read([`${folder}/loop`, `${folder}/good.eml`]);
    expect(problems(items)).toMatchObject([{ code: 'unreadable' }]);
    expect(problems(items)[0]?.message).toContain('ELOOP');
    expect(subjects(items)).toEqual(['good']);
  });

  it.skipIf(onWindows)('may be forbidden', async () => {
    const folder = await folderWith({
      'secret.eml': mail('secret'),
      'good.eml': mail('good'),
      'shut/x.eml': mail('x'),
    });
    await chmod(folder, 0o755);
    await chmod(`${folder}/secret.eml`, 0);
    await chmod(`${folder}/shut`, 0);
    const items = await withoutPrivileges(() => read([`${folder}/secret.eml`, folder], { mode: 'scan' }));
    await chmod(`${folder}/shut`, 0o755);
    expect(problems(items).map(({ source, code }) => [source, code])).toEqual([
      [`${folder}/secret.eml`, 'no-permission'],
      [`${folder}/secret.eml`, 'no-permission'],
      [`${folder}/shut`, 'no-permission'],
    ]);
    expect(subjects(items)).toEqual(['good']);
  });

  it('may vanish between being listed and being read', async () => {
    const folder = await folderWith({ 'a.eml': mail('a'), 'b.eml': mail('b'), 'c.eml': mail('c') });
    const items = [];
    for await (const item of readInputs([folder], { stdin: stream(), mode: 'scan' })) {
      items.push(item);
      await rm(`${folder}/b.eml`, { force: true });
    }
    expect(problems(items)).toEqual([]);
    expect(skipped(items)).toEqual([`${folder}/b.eml: gone`]);
    expect(subjects(items)).toEqual(['a', 'c']);
  });

  it('may be compressed and cut short: what was readable comes, marked', async () => {
    const whole = gzipSync(mbox(...Array.from({ length: 500 }, (_, index) => `${index} ${Math.sin(index)}`)));
    const folder = await folderWith({
      'list.mbox.gz': whole.subarray(0, whole.length - 2000),
      'a.eml.gz': gzipSync(mail('a')).subarray(0, -4),
    });
    const list = await read([`${folder}/list.mbox.gz`]);
    expect(messages(list).length).toBeGreaterThan(100);
    expect(
      messages(list)
        .map(({ truncated }) => truncated)
        .lastIndexOf(false),
    ).toBe(messages(list).length - 2);
    expect(problems(list)).toMatchObject([{ code: 'damaged-gzip' }]);
    const one = await read([`${folder}/a.eml.gz`]);
    expect(subjects(one)).toEqual(['a']);
    expect(messages(one)).toMatchObject([{ truncated: true }]);
    expect(problems(one)).toMatchObject([{ code: 'damaged-gzip' }]);
  });
});

/** Root reads everything; its tests become somebody else for a moment. */
async function withoutPrivileges<T>(action: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return action();
  process.seteuid?.(65_534);
  try {
    return await action();
  } finally {
    process.seteuid?.(0);
  }
}
