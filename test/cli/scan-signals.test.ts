import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mailbox } from '../scan/mailbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;
type Signal = (typeof SIGNALS)[number][0];

interface Run {
  readonly input?: Buffer;
  /** What has to be written out before; anything, where nothing is said. */
  readonly after?: string;
  /** Once more; by then nobody waits for anything. */
  readonly twice?: boolean;
}

/** Runs the command and sends the signal once something is written out; stdin never ends. */
async function interrupted(signal: Signal, argv: readonly string[], { input, after = '', twice = false }: Run = {}) {
  const child = spawn(process.execPath, ['dist/cli.js', ...argv], { stdio: 'pipe' });
  const out: Buffer[] = [];
  let err = '';
  child.stdin.on('error', () => {});
  if (input) child.stdin.write(input);
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  let isSent = false;
  child.stdout.on('data', (chunk: Buffer) => {
    out.push(chunk);
    if (isSent || !Buffer.concat(out).includes(after)) return;
    isSent = true;
    child.kill(signal);
    if (twice) child.kill(signal);
  });
  const [code, killedBy] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (...how) => resolve(how)),
  );
  return { code, killedBy, err, out: Buffer.concat(out).toString() };
}

const recordsIn = (out: string): readonly { readonly messageNumber: number }[] => {
  expect(out.at(-1)).toBe('\n');
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
};
const messagesIn = (out: string): number => new Set(recordsIn(out).map(({ messageNumber }) => messageNumber)).size;

const WAYS = [
  ['scan with 1 job', ['scan', '-', '--jobs', '1']],
  ['scan with 2 jobs', ['scan', '-', '--jobs', '2']],
  ['the default command', ['-']],
] as const;

/** The mailbox has some notices twice. */
const allCounted = ([command]: readonly string[]) => (command === 'scan' ? ['--keep-duplicates'] : []);

/** Where a signal is heard does not depend on who is to stop: each way hears one of them, and one hears all. */
const HEARD = [
  ...SIGNALS.map(([signal, code]) => [...WAYS[1], signal, code] as const),
  [...WAYS[0], 'SIGINT', 130],
  [...WAYS[2], 'SIGHUP', 129],
] as const;

test.each(HEARD)('%s %j %s leaves whole lines and exit code %d', async (_, argv, signal, expected) => {
  const { code, err, out } = await interrupted(signal, [...argv, '--format', 'ndjson'], { input: mailbox(400) });
  expect(code).toBe(expected);
  expect(err).toContain(`ここまでに読んだ ${messagesIn(out)} 通`);
});

describe.each(WAYS)('%s', (_, argv) => {
  test('SIGTERM leaves a document that is whole and a summary that says it is partial', async () => {
    const { code, out } = await interrupted('SIGTERM', [...argv, '--format', 'json', ...allCounted(argv)], {
      input: mailbox(400),
    });
    const { records, summary } = JSON.parse(out);
    expect(code).toBe(143);
    expect(summary).toMatchObject({ partial: true, records: records.length });
  });
});

test('explain - keeps the lines that it has read', async () => {
  const input = Buffer.from('550 5.1.1 <taro@example.jp>: User unknown\n'.repeat(3000));
  const { code, out } = await interrupted('SIGINT', ['explain', '--format', 'ndjson', '-'], { input });
  expect(code).toBe(130);
  expect(messagesIn(out)).toBe(recordsIn(out).length);
});

describe('one mail that takes long', () => {
  /** Twenty seconds of work for a thread, and as much for the one that writes. */
  const statusOf = (_: unknown, n: number): string =>
    `Final-Recipient: rfc822; user${n}@example.net\nAction: failed\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n\n`;
  const RECIPIENTS = 300_000;
  const heavy = Buffer.from(
    `From MAILER-DAEMON Fri Nov 20 10:15:00 2026
From: MAILER-DAEMON@mx.example.jp
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.jp

${Array.from({ length: RECIPIENTS }, statusOf).join('')}--b--

`,
  );
  const box = join(folder, 'heavy.mbox');
  writeFileSync(box, Buffer.concat([mailbox(60), heavy, mailbox(60)]));

  test.each([
    ['scan', ['scan', '--no-progress', '--jobs', '1']],
    ['scan in threads', ['scan', '--no-progress', '--jobs', '2']],
    ['the default command', []],
  ] as const)('is given up by %s, and the results before it are kept', async (_, argv) => {
    const after = '"messageNumber":60,';
    const { code, out } = await interrupted('SIGINT', [...argv, '--format', 'ndjson', box], { after });
    expect(code).toBe(130);
    expect(messagesIn(out)).toBeGreaterThanOrEqual(60);
    expect(recordsIn(out).length).toBeLessThan(RECIPIENTS);
  });
});

test('a table says that it is partial, in a file too', async () => {
  const output = join(folder, 'summary.txt');
  const child = spawn(process.execPath, ['dist/cli.js', 'scan', '-', '--jobs', '1', '--output', output], {
    stdio: 'pipe',
  });
  child.stdin.on('error', () => {});
  // What is read while the pipe takes the next piece was taken from it before.
  await new Promise((resolve) => child.stdin.write(mailbox(400), resolve));
  child.kill('SIGINT');
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(130);
  expect(readFileSync(output, 'utf8')).toMatch(/^途中で止めたため/);
});

test.each(SIGNALS)(
  '%s leaves nothing beside the file of --output, and in it what was read',
  async (signal, expected) => {
    const place = mkdtempSync(join(folder, 'output-'));
    const output = join(place, 'list.ndjson');
    const argv = ['dist/cli.js', '--format', 'ndjson', '--output', output, '-'];
    const child = spawn(process.execPath, argv, { stdio: 'pipe' });
    child.stdin.on('error', () => {});
    await new Promise((resolve) => child.stdin.write(mailbox(400), resolve));
    child.kill(signal);
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(expected);
    expect(readdirSync(place)).toEqual(['list.ndjson']);
    expect(messagesIn(readFileSync(output, 'utf8'))).toBeGreaterThan(0);
  },
);

test.skipIf(process.platform === 'win32')(
  'a scan that waits for a writer of a pipe with a name can be stopped',
  async () => {
    const pipe = join(folder, 'pipe.mbox');
    execFileSync('mkfifo', [pipe]);
    const box = join(folder, 'before.mbox');
    writeFileSync(box, mailbox(60));
    const { code, killedBy, out } = await interrupted('SIGINT', [
      'scan',
      '--jobs',
      '1',
      '--format',
      'ndjson',
      box,
      pipe,
    ]);
    expect({ code, killedBy }).toEqual({ code: 130, killedBy: null });
    expect(messagesIn(out)).toBeGreaterThan(0);
  },
);

test('a second signal ends what the first could not', async () => {
  const input = mailbox(400);
  const { code, killedBy } = await interrupted('SIGTERM', ['scan', '-', '--format', 'ndjson'], { input, twice: true });
  expect(code === 143 || killedBy === 'SIGTERM').toBe(true);
});
