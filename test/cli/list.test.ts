import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { notice } from '../notice.ts';
import { cli } from './harness.ts';

const root = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(root, { recursive: true }));
let folder = root;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'x-'));
  writeFileSync(at('bounce.eml'), notice({ 'taro@example.jp': '550 5.1.1 User unknown' }, 'x-local'));
  writeFileSync(at('full.eml'), notice({ 'full@example.jp': '452 4.2.2 Mailbox full' }, 'x-local'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const bounces = (): readonly string[] => ['--bounces', at('bounce.eml'), at('full.eml')];
const LIST = '氏名,メールアドレス\r\n髙橋①,taro@example.jp\r\n"佐藤, ""花子""",hanako@example.jp\r\n';
const roster = (content: string | Uint8Array = iconv.encode(LIST, 'cp932')): string => {
  writeFileSync(at('名簿.csv'), content);
  return at('名簿.csv');
};

describe('list', () => {
  test('writes the list without who left it, and a second file with those and why', async () => {
    const { code, out, err } = await cli(['list', roster(), ...bounces(), '--output', at('整理後.csv')]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(readFileSync(at('整理後.csv'))).toEqual(
      iconv.encode('氏名,メールアドレス\r\n"佐藤, ""花子""",hanako@example.jp\r\n', 'cp932'),
    );
    const removed = iconv.decode(readFileSync(at('整理後-removed.csv')), 'cp932');
    expect(removed).toMatch(
      /^氏名,メールアドレス,名簿の扱い,わけ,.*\r\n髙橋①,taro@example\.jp,外す,「宛先不明」の恒久エラー/,
    );
    expect(out).toMatch(/名簿\.csv: 2件\(Shift_JIS、改行 CRLF、アドレスは「メールアドレス」の列\)/);
    expect(out).toMatch(/名簿から抜く +1件 → .*整理後-removed\.csv\n +外す +1件/);
    expect(out).toMatch(/名簿に残す +1件 → .*整理後\.csv\n/);
    expect(out).toContain('名簿にないアドレスの通知: 1件(うち、名簿にあれば抜くもの 0件)');
  });

  test('--dry-run tells the figures and writes nothing', async () => {
    const before = readdirSync(folder).length;
    const { code, out } = await cli(['list', roster(), ...bounces(), '--dry-run', '--output', at('整理後.csv')]);
    expect(code).toBe(0);
    expect(out).toMatch(/名簿から抜く +1件\n/);
    expect(out).toContain('何も書き出していません');
    expect(readdirSync(folder)).toHaveLength(before + 1);
  });

  test('--forget keeps an address, and says so where there was nothing to forget', async () => {
    const forget = ['--forget', 'TARO@example.jp', '--forget', 'nobody@example.jp'];
    const { out } = await cli(['list', roster(), ...bounces(), ...forget, '--dry-run']);
    expect(out).toMatch(/名簿から抜く +0件/);
    expect(out).toContain('nobody@example.jp についての通知は、ありませんでした。');
    expect(out).not.toContain('TARO');
  });

  test('--since leaves out what came before', async () => {
    const leaving = async (since: string) =>
      /名簿から抜く +(\d+)件/.exec(
        (await cli(['list', roster(), ...bounces(), '--since', since, '--dry-run'])).out,
      )?.[1];
    expect(await leaving('2000-01-01')).toBe('1');
    expect(await leaving('2900-01-01')).toBe('0');
  });

  test('to stdout is the list alone, and the figures go beside it', async () => {
    const { code, out, err } = await cli(['list', '-', ...bounces()], { stdin: 'taro@example.jp\nhanako@example.jp' });
    expect({ code, out }).toEqual({ code: 0, out: 'hanako@example.jp' });
    expect(err).toMatch(/標準入力: 2件\(UTF-8、改行 LF、1行に1つのアドレス\)/);
    expect((await cli(['list', '-', ...bounces(), '-q'], { stdin: 'taro@example.jp\n' })).err).toBe('');
  });

  test('takes the bounces from stdin, from records of another run, and with a policy of its own', async () => {
    const path = roster('full@example.jp\ntaro@example.jp\n');
    const { out: ndjson } = await cli(['scan', '--format', 'ndjson', at('bounce.eml'), at('full.eml')]);
    const clean = async (...flags: string[]) =>
      (await cli(['list', path, '--bounces', '-', '-q', ...flags], { stdin: ndjson })).out;
    expect(await clean()).toBe('full@example.jp\n');
    expect(await clean('--soft', '1')).toBe('');
    expect((await cli(['list', '-', '--bounces', '-'], { stdin: 'x' })).code).toBe(2);
  });
});

describe('list writes over nothing', () => {
  test('that is there, unless it is told to', async () => {
    writeFileSync(at('整理後.csv'), 'mine');
    const argv = ['list', roster(), ...bounces(), '--output', at('整理後.csv')];
    const { code, err } = await cli(argv);
    expect(code).toBe(2);
    expect(err).toMatch(/整理後\.csv は、もうあります。.*--force/);
    expect(readFileSync(at('整理後.csv'), 'utf8')).toBe('mine');
    expect(existsSync(at('整理後-removed.csv'))).toBe(false);
    expect((await cli([...argv, '--force'])).code).toBe(0);
    expect(readFileSync(at('整理後.csv'), 'utf8')).not.toBe('mine');
  });

  test('not over the second file either', async () => {
    writeFileSync(at('out.csv'), 'mine');
    const { code } = await cli([
      'list',
      roster(),
      ...bounces(),
      '--output',
      at('整理後.csv'),
      '--removed',
      at('out.csv'),
    ]);
    expect(code).toBe(2);
    expect(readFileSync(at('out.csv'), 'utf8')).toBe('mine');
    expect(existsSync(at('整理後.csv'))).toBe(false);
  });

  test.skipIf(!existsSync('/dev/full'))('and leaves no half of two files where the disk is full', async () => {
    for (const [output, removed] of [
      ['/dev/full', at('r.csv')],
      [at('k.csv'), '/dev/full'],
    ] as const) {
      const argv = ['list', roster(), ...bounces(), '--output', output, '--removed', removed];
      const { code, err } = await cli(argv);
      expect(code).toBe(2);
      expect(err).toContain('ディスクの空き容量が足りません');
    }
    expect(readdirSync(folder).filter((name) => !/名簿|eml$/.test(name))).toEqual([]);
  });

  test('nor, whatever it is told, over the list, the bounces or its own other file', async () => {
    const path = roster();
    const size = statSync(path).size;
    for (const output of [path, at('bounce.eml')])
      for (const force of [[], ['--force']]) {
        const { code, err } = await cli(['list', path, ...bounces(), ...force, '--output', output]);
        expect(code).toBe(2);
        expect(err).toContain('読むファイルと同じです');
      }
    expect(statSync(path).size).toBe(size);
    const same = ['--output', at('a.csv'), '--removed', at('a.csv')];
    expect((await cli(['list', path, ...bounces(), ...same])).code).toBe(2);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('list says what is wrong', () => {
  test.each([
    ['氏名\r\n山田\r\n', 'アドレスの列が見つかりません'],
    ['a,b\r\nx@example.jp,y@example.jp\r\n', 'アドレスの列がいくつかあります: 「a」 「b」。--column'],
    ['', '空のファイルです'],
    ['mail\r\na@example.jp\r\n\0\x01\x02', '文字のファイルではない'],
    ['PK\x03\x04\x14\x00', 'Excel のブックなら'],
    ['\x1b$B;3ED\x1b(B,a@example.jp\r\n', 'ISO-2022-JP'],
    ['mail\r\na@example.jp\r\n"b@example.jp\r\n', '3 行目からの「"」が閉じていません'],
  ])('of %j', async (content, message) => {
    const { code, out, err } = await cli(['list', roster(content), ...bounces(), '--output', at('out.csv')]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(existsSync(at('out.csv'))).toBe(false);
  });

  test('of what is missing', async () => {
    expect((await cli(['list', roster()])).err).toContain('--bounces');
    expect((await cli(['list', at('none.csv'), ...bounces()])).err).toContain('見つかりません');
    expect((await cli(['list', roster(), ...bounces(), '--column', '住所'])).err).toContain(
      '「氏名」 「メールアドレス」',
    );
  });

  test('of bounces that are none, without a list that would look like a clean one', async () => {
    writeFileSync(at('letter.eml'), 'From: a@example.jp\nTo: b@example.jp\nSubject: hello\n\nhello\n');
    const out = ['--output', at('out.csv')];
    const letter = await cli(['list', roster(), '--bounces', at('letter.eml'), ...out]);
    expect(letter.code).toBe(1);
    expect(letter.err).toContain('エラーメールは1通もありませんでした。名簿は書き出していません。');
    const none = await cli(['list', roster(), '--bounces', at('none.eml'), ...out]);
    expect(none.code).toBe(2);
    expect(none.err).toContain('メールを1通も読めませんでした。名簿は書き出していません。');
    expect(readdirSync(folder).filter((name) => /out|tmp/.test(name))).toEqual([]);
  });

  test('of a bounce that cannot be opened, after doing what it can', async () => {
    const { code, err } = await cli(['list', roster(), ...bounces(), at('none.eml'), '--output', at('out.csv')]);
    expect(code).toBe(2);
    expect(err).toContain('none.eml');
    expect(readFileSync(at('out.csv')).includes('taro')).toBe(false);
  });
});
