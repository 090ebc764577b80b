import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fate, generateLog, noTruth, type Truth } from '../logs/generate.ts';
import { exchange } from '../logs/writers/exchange.ts';
import { exim } from '../logs/writers/exim.ts';
import { opensmtpd } from '../logs/writers/opensmtpd.ts';
import { postfix } from '../logs/writers/postfix.ts';
import { qmail } from '../logs/writers/qmail.ts';
import { sendmail } from '../logs/writers/sendmail.ts';
import type { Writer } from '../logs/writers/writer.ts';

/**
 * Logs of six servers: what is counted beside what the generator wrote, and beside pflogsumm for Postfix; then a log
 * of so many MB (the first argument, 1024 where it is not given): memory, and lines a second beside pflogsumm.
 */
const LINES = 5000;
const MB = Number(process.argv[2] ?? 1024);
const WRITERS: Readonly<Record<string, Writer>> = { postfix, sendmail, exim, qmail, opensmtpd, exchange };

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-logs-'));

interface Written {
  readonly path: string;
  readonly lines: number;
  readonly truth: Truth;
}

function write(writer: Writer, isEnough: (lines: number, bytes: number) => boolean): Written {
  const [path, truth] = [join(folder, 'maillog'), noTruth()];
  const file = openSync(path, 'w');
  let [lines, bytes, text] = [0, 0, ''];
  for (const some of generateLog(writer, 7, truth)) {
    lines += some.length;
    for (const line of some) text += `${line}\n`;
    if (text.length < 1 << 20 && !isEnough(lines, bytes + text.length)) continue;
    bytes += writeSync(file, text);
    text = '';
    // Nobody holds a gigabyte of fates against records.
    if (bytes > 64 << 20) truth.fates.clear();
    if (isEnough(lines, bytes)) break;
  }
  closeSync(file);
  return { path, lines, truth };
}

interface Run {
  readonly seconds: number;
  readonly out: string;
  /** Largest resident set, in MB. */
  readonly memory: number;
}

/** GNU time tells what the largest resident set was. */
function run(command: string, args: readonly string[]): Run {
  const begun = process.hrtime.bigint();
  const { stdout, stderr } = spawnSync('/usr/bin/time', ['-f', '%M', command, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, LC_ALL: 'C' },
  });
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  return { seconds, out: stdout, memory: Math.round(Number(stderr.trim().split('\n').at(-1)) / 1024) };
}

const doctor = (...args: readonly string[]): Run =>
  run(process.execPath, ['dist/cli.js', 'scan', '--no-progress', '-q', ...args]);

const doctorToNowhere = (...args: readonly string[]): Run =>
  run('sh', ['-c', '"$@" > /dev/null', 'sh', process.execPath, 'dist/cli.js', 'scan', '--no-progress', '-q', ...args]);

const peaks = (eighth: Run, whole: Run): string =>
  `${eighth.memory} MB for an eighth and ${whole.memory} MB for the whole: ${(whole.memory / eighth.memory).toFixed(2)} times as much`;

function pflogsummOf(
  path: string,
): Readonly<Record<string, number>> & { readonly seconds: number; readonly memory: number } {
  const { out, seconds, memory } = run('pflogsumm', [path]);
  const figure = (name: string): number => {
    const [, digits = '', unit = ''] = new RegExp(`^\\s*(\\d+)([km]?)\\s+${name}`, 'm').exec(out) ?? [];
    return Number(digits) * ({ k: 1024, m: 1024 ** 2 }[unit] ?? 1);
  };
  const deferrals = Number(/\((\d+)\s+deferrals?\)/.exec(out)?.[1] ?? 0);
  const figures = {
    delivered: figure('delivered'),
    deferrals,
    bounced: figure('bounced'),
    rejected: figure('rejected'),
  };
  return { ...figures, seconds, memory };
}

for (const [name, writer] of Object.entries(WRITERS)) {
  const { path, lines, truth } = write(writer, (count) => count >= LINES);
  const { attempts, refused } = JSON.parse(doctor('--format', 'json', path).out).summary.logs;
  const records = doctor('--format', 'ndjson', path)
    .out.trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const gone = new Set(records.filter(({ list }) => list === 'remove').map(({ recipient }) => recipient));
  const bounced = ([...truth.fates] as [string, Fate][]).filter(([, { outcome }]) => outcome === 'bounced');
  for (const [recipient] of bounced) gone.delete(recipient);
  console.log(name, {
    lines,
    counted: { ...attempts, refused },
    truth: { ...truth.attempts, refused: truth.refused },
    ...{ records: records.length, deliveries: truth.fates.size, 'on remove without a bounce': gone.size },
    ...(name === 'postfix' && { pflogsumm: pflogsummOf(path) }),
  });
}

if (MB > 0) {
  const { path, lines } = write(postfix, (_, bytes) => bytes >= MB << 20);
  const part = join(folder, 'part');
  spawnSync('sh', ['-c', `head -c ${Math.floor(statSync(path).size / 8)} ${path} > ${part}`]);
  const [eighth, whole] = [doctor(part), doctor(path)];
  const records = [part, path].map((one) => doctorToNowhere('--format', 'ndjson', one));
  const other = pflogsummOf(path);
  const rate = ({ seconds }: { readonly seconds: number }): number => Math.round(lines / seconds);
  console.log(`${Math.round(statSync(path).size / 1024 ** 2)} MB, ${lines} lines`);
  console.log(`bounce-doctor: ${rate(whole)} lines a second, ${peaks(eighth, whole)}`);
  console.log(`its records as ndjson: ${peaks(...(records as [Run, Run]))}`);
  console.log(`pflogsumm: ${rate(other)} lines a second, ${other.memory} MB`);
  console.log(whole.out.split('\n').slice(0, 10).join('\n'));
}
rmSync(folder, { recursive: true });
