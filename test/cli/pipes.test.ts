import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mailbox } from '../scan/mailbox.ts';
import { BOUNCE, THREE_RECIPIENTS } from './harness.ts';

const COMMAND = 'dist/cli.js';
const node = (argv: readonly string[], input?: string | Buffer) =>
  spawnSync(process.execPath, [COMMAND, ...argv], { encoding: 'utf8', ...(input === undefined ? {} : { input }) });

test('a mail piped in becomes a card', () => {
  const { status, stdout, stderr } = node([], readFileSync(BOUNCE));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^届いていません。/);
});

test.skipIf(process.platform === 'win32')(
  'so does one from a program that a shell runs, which pauses within it',
  () => {
    // What is written in two parts need not be there as a whole when it is looked at.
    const line = `{ head -n 5 "${BOUNCE}"; tail -n +6 "${BOUNCE}"; } | "${process.execPath}" ${COMMAND}`;
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(node([], readFileSync(BOUNCE)).stdout);
  },
);

test('a reader that goes away is no error', async () => {
  const paths = Array<string>(400).fill(THREE_RECIPIENTS);
  const child = spawn(process.execPath, [COMMAND, '--format', 'ndjson', ...paths], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
});

/** A scan of stdin, which stays open, as soon as it has written out what it got so far: 48 messages travel together. */
async function following(): Promise<ChildProcessWithoutNullStreams> {
  const child = spawn(process.execPath, [COMMAND, 'scan', '-', '--jobs', '1', '--format', 'ndjson'], { stdio: 'pipe' });
  child.stdin.on('error', () => {});
  child.stdin.write(mailbox(60));
  let seen = '';
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      if (seen.includes('"messageNumber":48,') && seen.endsWith('\n')) resolve();
    });
  });
  return child;
}
const exitCode = (child: ChildProcess) => new Promise((resolve) => child.once('close', resolve));

test('a reader that follows sees what there is while the input pauses', async () => {
  const child = await following();
  child.stdin.end();
  expect(await exitCode(child)).toBe(0);
});

test('a stopped scan whose reader is gone does not wait for stdin', async () => {
  const child = await following();
  child.stdout.destroy();
  child.kill();
  expect(await exitCode(child)).toBe(0);
});

test.each([BOUNCE, '--help', '--version'])('a full disk behind the stdout of %s is told', (argument) => {
  const line = `"${process.execPath}" ${COMMAND} ${argument} > /dev/full`;
  const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('空き容量');
  expect(stderr.split('\n')).toHaveLength(2);
});

test.each([['--help'], ['explain', '5.1.1']])('a reader of %j that is gone is no error', async (...argv: string[]) => {
  const child = spawn(process.execPath, [COMMAND, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  expect({ code: await exitCode(child), errors }).toEqual({ code: 0, errors: '' });
});

const LIST_LOADED = `
  process.on('exit', () => console.error(JSON.stringify(Object.keys(require.cache))));
  require('./${COMMAND}');
`;

/** The code that a run of the command has loaded when it ends. */
function loadedBy(argv: readonly string[], input: string): string {
  const run = spawnSync(process.execPath, ['-e', LIST_LOADED, '--', COMMAND, ...argv], { input, encoding: 'utf8' });
  const files = JSON.parse(run.stderr) as readonly string[];
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

describe('a start loads what it needs', () => {
  const declared = (name: string): RegExp => new RegExp(`\\b(?:var|function) ${name}\\b`);
  const [table, program, parser] = ['loadBuiltInTable', 'createProgram', 'parseMail'].map(declared) as [
    RegExp,
    RegExp,
    RegExp,
  ];

  test.each([
    ['--help', ['--help'], '', [program]],
    ['explain', ['explain', '5.1.1'], '', [table]],
    ['explain with an option', ['explain', '-q', '5.1.1'], '', [program, table]],
    ['pasted text', [], '550 5.1.1 User unknown\n', [table]],
    ['a mail', [], readFileSync(BOUNCE, 'latin1'), [table, parser]],
  ])('%s', (_, argv, input, needed) => {
    const loaded = loadedBy(argv, input);
    expect([table, program, parser].filter((part) => part.test(loaded))).toEqual(
      [table, program, parser].filter((part) => needed.includes(part)),
    );
    expect(loaded.length).toBeLessThan(500_000);
  });
});
