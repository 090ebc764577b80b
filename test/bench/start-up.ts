import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { median } from './measure.ts';

const COMMAND = 'dist/cli.js';
const ROUNDS = 41;

interface Start {
  readonly name: string;
  readonly argv: readonly string[];
  readonly input?: Buffer;
  /** At most so many times what loading stock mailparser takes: how slow Node itself starts differs from one to the next. */
  readonly bar?: number;
}

const STARTS: readonly Start[] = [
  { name: 'node -e 0', argv: ['-e', '0'] },
  { name: 'mailparser alone', argv: ['-e', 'require("mailparser")'] },
  { name: '--help', argv: [COMMAND, '--help'], bar: 0.75 },
  { name: 'explain 5.7.26', argv: [COMMAND, 'explain', '5.7.26'], bar: 0.75 },
  { name: 'pasted text', argv: [COMMAND], input: Buffer.from('550 5.1.1 User unknown\n'), bar: 0.75 },
  { name: 'a small bounce', argv: [COMMAND], input: readFileSync('fixtures/qmail/over-quota.eml'), bar: 1.2 },
];
const MEASURE = STARTS.findIndex(({ name }) => name === 'mailparser alone');

/** How long a start takes beside one that loads mailparser; all in turn, so that a busy moment hits them alike. */
export function measureStartUp(): readonly string[] {
  // Once for the compiled code that Node keeps, where it keeps any.
  for (const start of STARTS) millisecondsOf(start);
  const times = STARTS.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, start] of STARTS.entries()) times[i]?.push(millisecondsOf(start));
  const medians = times.map(median);
  return STARTS.map(({ name, bar }, i) => {
    const ms = medians[i] ?? Number.NaN;
    const ratio = (ms / (medians[MEASURE] ?? Number.NaN)).toFixed(2);
    return `  ${name.padEnd(16)} ${ms.toFixed(0).padStart(5)} ms   ${ratio}${bar === undefined ? '' : ` (at most ${bar})`}`;
  });
}

function millisecondsOf({ name, argv, input }: Start): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, argv, { ...(input && { input }) });
  if (status !== 0) throw new Error(`${name}: exit code ${status}`);
  return performance.now() - started;
}
