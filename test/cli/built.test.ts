import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ONE_RULE } from './harness.ts';

/** The command as it is installed: what only shows in the bundle. */
const COMMAND = 'dist/cli.js';
const WORDS = '550 5.1.1 <taro@example.jp>: User unknown\n';

const nodeKeepsNone = !('enableCompileCache' in process.getBuiltinModule('node:module'));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Our own table takes its time: `test/rules/table.test.ts` checks it, and .ci/run does with the built command. */
const RULES = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
writeFileSync(join(RULES, 'frozen.yaml'), ONE_RULE);
afterAll(() => rmSync(RULES, { recursive: true }));

function run(argv: readonly string[], env: Readonly<Record<string, string | undefined>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...argv], {
    input: WORDS,
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: folder, ...env },
  });
  return { status, stdout, stderr };
}

test.each([
  [['--version'], JSON.parse(readFileSync('package.json', 'utf8')).version],
  [['rules', 'check', RULES], '誤り 0 件'],
  [['rules', 'new', '550 5.2.1 Mailbox frobnicated'], 'rules:'],
  [['explain', 'OP25B'], 'OP25B'],
  [['explain', '550 5.1.1 User unknown'], '届いていません'],
  [['--inquiry'], 'お送り'],
  [['--color', 'always'], '\u001b['],
  [['--format', 'csv'], 'taro@example.jp'],
  [['--format', 'markdown'], '## 届いていません'],
  [['redact', '-'], 'User unknown'],
  [['scan', '--by', 'recipient', '-'], 'taro@example.jp'],
])('%s', (argv, expected) => {
  const { status, stdout } = run(argv);
  expect({ argv, status }).toEqual({ argv, status: 0 });
  expect(stdout).toContain(expected);
});

test.runIf(nodeKeepsNone)('a Node that keeps no compiled code itself has none kept', () => {
  expect(run([]).status).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
});

describe.skipIf(nodeKeepsNone)('compiled code', () => {
  const plain = run([], { NODE_DISABLE_COMPILE_CACHE: '1' });
  const kept = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();

  test('is kept for the next run, which says the same and writes nothing', () => {
    expect(run([])).toEqual(plain);
    const files = kept();
    const written = files.map((file) => statSync(file).mtimeMs);
    expect(files.length).toBeGreaterThan(2);
    expect(run([])).toEqual(plain);
    expect(kept()).toEqual(files);
    expect(files.map((file) => statSync(file).mtimeMs)).toEqual(written);
  });

  test('says of every fixture what code says that was just compiled', () => {
    const mails = readdirSync('fixtures', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.eml'),
    );
    const paths = mails.sort().map((name) => join('fixtures', name));
    const argv = ['--format', 'ndjson', ...paths];
    const compiled = run(argv, { NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(compiled.stdout.split('\n').length).toBeGreaterThan(200);
    expect(run(argv).stdout).toBe(compiled.stdout);
    expect(run(argv).stdout).toBe(compiled.stdout);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut in half', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['emptied', () => Buffer.alloc(0)],
    ['with a bit turned', (bytes) => bytes.map((byte, at) => (at === bytes.length - 9 ? byte ^ 1 : byte)) as Buffer],
  ])('%s is not run', (_, damage) => {
    run([]);
    const files = kept();
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) writeFileSync(file, damage(readFileSync(file)));
    expect(run([])).toEqual(plain);
  });

  test('is not needed: a place that cannot be written to, or none at all, only costs time', () => {
    writeFileSync(join(folder, 'bounce-doctor'), '');
    expect(run([])).toEqual(plain);
    expect(run([], { XDG_CACHE_HOME: undefined, LOCALAPPDATA: undefined, HOME: undefined })).toEqual(plain);
  });

  test('is kept where the user says, and not at all where the user says so', () => {
    const home = join(folder, 'home');
    mkdirSync(home);
    run([], { XDG_CACHE_HOME: undefined, LOCALAPPDATA: undefined, HOME: home });
    expect(kept().every((file) => file.startsWith(join(home, '.cache', 'bounce-doctor')))).toBe(true);
    expect(kept().length).toBeGreaterThan(2);
    rmSync(home, { recursive: true });
    run([], { NODE_DISABLE_COMPILE_CACHE: '1' });
    expect(kept()).toEqual([]);
  });
});
