import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, describe, expect, test } from 'vitest';
import { BOUNCE, cli, ORDINARY, THREE_RECIPIENTS } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a card for every recipient, below what is said of the mail', async () => {
  const { out } = await cli([THREE_RECIPIENTS]);
  expect(out).toMatch(/^届いていない宛先が3件あります。\n +メール /);
  expect(out.match(/^届いていません。/gm)).toHaveLength(3);
});

test('several mails are told apart by their names', async () => {
  const { out } = await cli([BOUNCE, ORDINARY]);
  expect(out.match(/^fixtures.*$/gm)).toEqual([`${BOUNCE} 1通目`, `${ORDINARY} 1通目`]);
  expect((await cli([BOUNCE])).out).not.toContain('通目');
});

test('pasted text without headers is diagnosed', async () => {
  const { code, out } = await cli([], { stdin: '<taro@example.jp>: 550 5.1.1 User unknown' });
  expect(code).toBe(0);
  expect(out).toContain('taro@example.jp');
});

test('json, ndjson and csv say the same', async () => {
  const json = JSON.parse((await cli(['--format', 'json', THREE_RECIPIENTS])).out);
  const ndjson = (await cli(['--format', 'ndjson', THREE_RECIPIENTS])).out.trim().split('\n');
  expect(ndjson.map((line) => JSON.parse(line))).toEqual(json.records);
  expect(json.summary).toMatchObject({ messages: 1, records: 3 });
  const csv = (await cli(['--format', 'csv', THREE_RECIPIENTS])).out;
  expect(csv.split('\r\n')).toHaveLength(5);
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect((await cli(['--format', 'csv', '--no-bom', THREE_RECIPIENTS])).out).toBe(csv.slice(1));
});

test('an option before the command counts too', async () => {
  expect((await cli(['--format', 'ndjson', 'scan', BOUNCE])).out).toMatch(/^\{"schema":1/);
  expect((await cli(['--format', 'json', 'scan', '--format', 'ndjson', BOUNCE])).out).toMatch(
    /"feedbackType":null\}\n$/,
  );
});

describe('--output', () => {
  test.each(['card', 'json', 'ndjson', 'csv', 'markdown'])(
    '%s: the file gets what stdout would, byte for byte',
    async (format) => {
      const path = join(folder, `out.${format}`);
      const { out } = await cli(['--format', format, THREE_RECIPIENTS]);
      const written = await cli(['--format', format, '--output', path, THREE_RECIPIENTS], { columns: 40 });
      expect(written).toMatchObject({ code: 0, out: '', err: '' });
      expect(readFileSync(path, 'utf8')).toBe(out);
    },
  );

  test('nothing is left aside, and a link stays a link', async () => {
    const [path, link] = [join(folder, 'real.json'), join(folder, 'link.json')];
    writeFileSync(path, 'old');
    symlinkSync(path, link);
    await cli(['--format', 'json', '--output', link, BOUNCE]);
    expect(JSON.parse(readFileSync(path, 'utf8')).records).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('a device is written to and not replaced', async () => {
    expect(await cli(['--output', '/dev/null', BOUNCE])).toMatchObject({ code: 0, out: '' });
    expect(await cli(['--output', '/dev/null', BOUNCE])).toMatchObject({ code: 0, out: '' });
  });
});

describe('colour', () => {
  const colored = async (argv: readonly string[], env = {}, columns: number | undefined = 80) =>
    (await cli([...argv, BOUNCE], columns === undefined ? { env } : { env, columns })).out.includes('\u001b[');

  test('is for terminals', async () => {
    expect(await colored([])).toBe(true);
    expect((await cli([BOUNCE])).out).not.toContain('\u001b');
    expect(await colored([], { TERM: 'dumb' })).toBe(false);
  });

  test('NO_COLOR counts when it says something, FORCE_COLOR after it, the flag before both', async () => {
    expect(await colored([], { NO_COLOR: '1' })).toBe(false);
    expect(await colored([], { NO_COLOR: '' })).toBe(true);
    expect(await colored([], { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
    expect(await colored([], { FORCE_COLOR: '0' })).toBe(false);
    expect(await colored(['--color', 'always'], { NO_COLOR: '1' })).toBe(true);
    expect(await colored(['--color', 'never'], { FORCE_COLOR: '1' })).toBe(false);
    expect((await cli([BOUNCE], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[');
  });
});

test.each([40, 60, 80, 200])('a card fits a terminal of %i columns', async (columns) => {
  const { out } = await cli(['--color', 'never', THREE_RECIPIENTS], { columns });
  expect(Math.max(...out.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(Math.min(columns, 100));
});

test('by likeness alone a card asserts nothing', async () => {
  const { out } = await cli([], { stdin: '550 5.7.0 the quota of your box ran over' });
  expect(out).toMatch(/よく似た文から見て、「容量超過」と思われます。\n/);
  expect(out).toMatch(/直すところ +おそらく、/);
  expect(out).toMatch(/くわしく +bounce-doctor explain mailboxfull /);
});
