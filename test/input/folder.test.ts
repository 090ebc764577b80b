import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderWith, mail, mbox, messages, problems, read, skipped, subjects } from './support.ts';

const scan = (...paths: readonly string[]): ReturnType<typeof read> => read(paths, { mode: 'scan' });
const onWindows = process.platform === 'win32';

describe('scanning a folder', () => {
  it('reads mail and mailboxes below it in the byte order of names, and says why others were passed over', async () => {
    const folder = await folderWith({
      'b/z.EML': mail('5'),
      'b/list.mbx': mbox('3', '4'),
      'B.eml': mail('1'),
      'a.mbox.gz': gzipSync(mbox('2')),
      'é.eml': mail('6'),
      'readme.txt': 'x',
      'b/labels.jsonl': '{}',
      '.hidden': 'x',
    });
    const items = await scan(folder);
    expect(subjects(items)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(messages(items).map(({ source }) => source.slice(folder.length))).toEqual([
      '/B.eml',
      '/a.mbox.gz',
      '/b/list.mbx',
      '/b/list.mbx',
      '/b/z.EML',
      '/é.eml',
    ]);
    expect(skipped(items)).toEqual(
      ['/.hidden: hidden', '/b/labels.jsonl: not-mail', '/readme.txt: not-mail'].map((line) => folder + line),
    );
  });

  it('says nothing of skipped files where there are none, and joins names with one slash', async () => {
    const folder = await folderWith({ 'a.eml': mail('a') });
    const items = await scan(`${folder}/`);
    expect(items).toHaveLength(1);
    expect(messages(items)[0]?.source).toBe(`${folder}/a.eml`);
  });

  it('reads a file that is named, whatever its name', async () => {
    const folder = await folderWith({ 'bounce.log': mail('a'), 'x/note.txt': '550 User unknown' });
    const items = await scan(`${folder}/bounce.log`, `${folder}/x/note.txt`);
    expect(messages(items).map(({ shape }) => shape)).toEqual(['mail', 'text']);
    expect(items).toHaveLength(2);
  });

  it('goes on behind files that cannot be read', async () => {
    const folder = await folderWith({ 'a.eml': '', 'b.eml': mail('b'), 'c.eml': Buffer.from([0, 1, 2, 3]) });
    const items = await scan(folder);
    expect(problems(items)).toEqual([]);
    expect(messages(items).map(({ source, unread }) => [source, unread])).toEqual([
      [`${folder}/a.eml`, 'empty'],
      [`${folder}/b.eml`, undefined],
      [`${folder}/c.eml`, 'binary'],
    ]);
  });

  describe('that is a Maildir', () => {
    const files = {
      'Maildir/cur/1.host:2,S': mail('1'),
      'Maildir/cur/2.host:2,': gzipSync(mail('2')),
      'Maildir/cur/.lock': 'x',
      'Maildir/new/3.host': 'Subject: 3\n\nUser unknown\n',
      'Maildir/tmp/4.host': mail('half'),
      'Maildir/dovecot-uidlist': 'x',
      'Maildir/.Sent/cur/5.host': mail('0'),
      'Maildir/.Sent/new/6.host': mail('0b'),
      'Maildir/.Sent/tmp/7.host': mail('half'),
    };

    it.skipIf(onWindows)('takes every file in cur and new, of its subfolders too, and none in tmp', async () => {
      const folder = await folderWith(files);
      const items = await scan(folder);
      expect(subjects(items)).toEqual(['0', '0b', '1', '2', '3']);
      expect(messages(items).every(({ shape }) => shape === 'mail')).toBe(true);
      expect(skipped(items).map((line) => line.replace(/.*\//, ''))).toEqual([
        '.lock: hidden',
        'dovecot-uidlist: not-mail',
      ]);
    });

    it.skipIf(onWindows)('may be named by its cur or new alone', async () => {
      const folder = await folderWith(files);
      expect(subjects(await scan(`${folder}/Maildir/new`, `${folder}/Maildir/cur/`))).toEqual(['3', '1', '2']);
    });

    it('is not meant by any folder called new', async () => {
      const folder = await folderWith({ 'new/a.eml': mail('a'), 'new/other': 'User unknown\n' });
      const items = await scan(folder);
      expect(subjects(items)).toEqual(['a']);
      expect(skipped(items)).toEqual([`${folder}/new/other: not-mail`]);
    });
  });

  describe.skipIf(onWindows)('with links and odd names', () => {
    it('follows links, and reads no folder twice', async () => {
      const folder = await folderWith({ 'a/a.eml': mail('a') });
      const elsewhere = await folderWith({ 'linked.txt': mail('linked') });
      symlinkSync('..', `${folder}/a/up`);
      symlinkSync('a', `${folder}/again`);
      symlinkSync(`${elsewhere}/linked.txt`, `${folder}/b.eml`);
      expect(subjects(await scan(folder))).toEqual(['a', 'linked']);
    });

    it('reports a link to nothing that should be a mail, and skips others', async () => {
      const folder = await folderWith({ 'z.eml': mail('z') });
      symlinkSync('gone', `${folder}/a.eml`);
      symlinkSync('gone', `${folder}/a.txt`);
      const items = await scan(folder);
      expect(problems(items)).toMatchObject([{ source: `${folder}/a.eml`, code: 'missing' }]);
      expect(subjects(items)).toEqual(['z']);
      expect(skipped(items)).toEqual([`${folder}/a.txt: special`]);
    });

    it('does not wait at a pipe', async () => {
      const folder = await folderWith({ 'b.eml': mail('b') });
      execFileSync('mkfifo', [`${folder}/a.eml`]);
      const items = await scan(folder);
      expect(subjects(items)).toEqual(['b']);
      expect(skipped(items)).toEqual([`${folder}/a.eml: special`]);
    });

    it.skipIf(process.platform === 'darwin')('reads names that are not UTF-8', async () => {
      const folder = await folderWith({});
      const raw = (name: string): Buffer => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);
      writeFileSync(raw('\x83\x81.eml'), mail('a'));
      writeFileSync(raw('\x83\x82.eml'), mail('b'));
      const items = await scan(folder);
      expect(subjects(items)).toEqual(['a', 'b']);
      expect(messages(items)[0]?.source).toBe(`${folder}/\ufffd\ufffd.eml`);
    });
  });
});
