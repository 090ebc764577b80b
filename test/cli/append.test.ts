import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BOUNCE, cli, ORDINARY, THREE_RECIPIENTS } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = (): string => join(folder, `${++files}.ndjson`);
const text = (path: string): string => readFileSync(path, 'utf8');
const records = (path: string) =>
  text(path)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('results are added as lines for programs, and nothing is printed', async () => {
  const path = newFile();
  for (const mail of [BOUNCE, THREE_RECIPIENTS])
    expect(await cli(['--append', path, mail])).toEqual({ code: 0, out: '', err: '' });
  const { out } = await cli(['--format', 'ndjson', BOUNCE, THREE_RECIPIENTS]);
  expect(text(path)).toBe(out);
  expect(records(path)).toHaveLength(4);
  expect(existsSync(`${path}.lock`)).toBe(false);
});

test('a scan adds, too', async () => {
  const path = newFile();
  await cli(['scan', '--append', path, 'fixtures/qmail']);
  expect(text(path)).toBe((await cli(['scan', '--format', 'ndjson', 'fixtures/qmail'])).out);
});

test('a table has its head once', async () => {
  const path = newFile();
  const argv = ['--append', path, '--format', 'csv', '--fields', 'recipient,reason'];
  for (const mail of [BOUNCE, BOUNCE]) await cli([...argv, mail]);
  const [{ recipient, reason }] = JSON.parse((await cli(['--format', 'json', BOUNCE])).out).records;
  const row = `${recipient},${reason}`;
  expect(text(path)).toBe(`\ufeffrecipient,reason\r\n${row}\r\n${row}\r\n`);
});

test('half a line that somebody left is ended first', async () => {
  const path = newFile();
  writeFileSync(path, '{"schema":1,');
  await cli(['--append', path, BOUNCE]);
  const [half, whole, end] = text(path).split('\n');
  expect([half, JSON.parse(whole ?? '').schema, end]).toEqual(['{"schema":1,', 1, '']);
});

test('many commands at the same time leave every line whole', async () => {
  const path = newFile();
  const alias = newFile();
  symlinkSync(path, alias);
  const run = (i: number) =>
    new Promise((resolve) => {
      const argv = ['dist/cli.js', '--append', i % 2 === 0 ? path : alias, '--exit-zero', '-'];
      const child = spawn(process.execPath, argv, { stdio: ['pipe', 'inherit', 'inherit'] });
      child.on('close', resolve);
      child.stdin.end(readFileSync(THREE_RECIPIENTS));
    });
  const codes = await Promise.all(Array.from({ length: 12 }, (_, i) => run(i)));
  expect(codes).toEqual(Array(12).fill(0));
  const found = records(path);
  expect(found).toHaveLength(36);
  // Those of one mail stand together.
  const [first, second, third] = found.map(({ recipient }) => recipient);
  expect(found.map(({ recipient }) => recipient)).toEqual(Array(12).fill([first, second, third]).flat());
});

test('the lock of somebody who died is taken over', async () => {
  const path = newFile();
  mkdirSync(`${path}.lock`);
  utimesSync(`${path}.lock`, 1, 1);
  expect(await cli(['--append', path, BOUNCE])).toMatchObject({ code: 0 });
  expect(records(path)).toHaveLength(1);
});

test('what does not fit on the disk leaves nothing of itself, and 75', () => {
  const path = newFile();
  const before = `${'x'.repeat(900)}\n`;
  writeFileSync(path, before);
  const limited = `ulimit -f 1; exec "$0" dist/cli.js --append "$1" --exit-zero ${BOUNCE}`;
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
  const { status, stderr } = spawnSync('bash', ['-c', limited, process.execPath, path], { encoding: 'utf8', env });
  expect(stderr).toContain(`${path} に書き出せません。`);
  expect([status, text(path)]).toEqual([75, before]);
});

test.each([
  [['--append', newFile(), '--output', newFile(), BOUNCE], /どちらか1つ/],
  [['--append', newFile(), '--format', 'card', BOUNCE], /card では使えません/],
  [['scan', '--append', newFile(), '--by', 'recipient', BOUNCE], /--by recipient では/],
  [['--fields', 'recipient', BOUNCE], /--format ndjson か --format csv/],
  [['--fields', 'recipient', '--format', 'json', BOUNCE], /json では使えません/],
  [['--fields', 'recipient,,reason', '--format', 'csv', BOUNCE], /「,」で区切って/],
  [['--fields', 'recipent', '--format', 'csv', BOUNCE], /「recipent」という項目はありません。もしかして: recipient/],
  [['scan', '--fields', 'evidence.ip', '--format', 'ndjson', BOUNCE], /もしかして: evidence\.ips/],
  [['--fields', 'quux', '--format', 'csv', BOUNCE], /使えるのは次の項目です: schema source .* truncated/],
  [['--fields', 'explain', '--format', 'csv', BOUNCE], /という項目はありません/],
])('%j is refused', async (argv, message) => {
  const { code, out, err } = await cli(argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(message);
});

test('only the fields that are wanted are written, in their order', async () => {
  const fields = 'reason,recipient,remedy.sender,evidence';
  const line = JSON.parse((await cli(['--format', 'ndjson', '--fields', fields, BOUNCE])).out);
  const [whole] = JSON.parse((await cli(['--format', 'json', BOUNCE])).out).records;
  expect(Object.entries(line)).toEqual([
    ['reason', whole.reason],
    ['recipient', whole.recipient],
    ['remedy', { sender: whole.remedy.sender }],
    ['evidence', whole.evidence],
  ]);
  const table = (await cli(['scan', '--no-bom', '--format', 'csv', '--fields', fields, BOUNCE])).out;
  expect(table.split('\r\n')[0]).toBe(
    'reason,recipient,remedy.sender,evidence.ips,evidence.domains,evidence.urls,evidence.dnsbl',
  );
  const explained = await cli(['--explain', '--format', 'ndjson', '--fields', 'explain', BOUNCE]);
  expect(Object.keys(JSON.parse(explained.out))).toEqual(['explain']);
});

test('a mail server hears 0 of an ordinary mail, and 75 of a mail that could not be kept', async () => {
  const path = newFile();
  const raw = readFileSync(ORDINARY);
  expect(await cli(['--append', path, '--exit-zero', '-'], { stdin: raw })).toMatchObject({ code: 0, out: '' });
  expect(records(path)[0].kind).toBe('other');
  const nowhere = join(folder, 'no', 'x.ndjson');
  const { code, out } = await cli(['--append', nowhere, '--exit-zero', '-'], { stdin: raw });
  expect([code, out]).toEqual([75, '']);
});
