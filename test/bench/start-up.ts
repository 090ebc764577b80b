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
  { name: '--help', argv: [COMMAND, '--help'], bar: 0.5 },
  { name: 'explain 5.7.26', argv: [COMMAND, 'explain', '5.7.26'], bar: 0.5 },
  { name: 'explain an error', argv: [COMMAND, 'explain', '550 5.1.1 User unknown'], bar: 0.75 },
  { name: 'pasted text', argv: [COMMAND], input: Buffer.from('550 5.1.1 User unknown\n'), bar: 0.75 },
  { name: 'a small bounce', argv: [COMMAND], input: readFileSync('fixtures/qmail/over-quota.eml'), bar: 1 },
];
const [NODE = -1, MEASURE = -1] = ['node -e 0', 'mailparser alone'].map((wanted) =>
  STARTS.findIndex(({ name }) => name === wanted),
);

/**
 * How long a start takes, over one of Node alone and beside one that loads mailparser; all in turn, so that a busy moment
 * hits them alike.
 */
export function measureStartUp(): readonly string[] {
  // Once for the compiled code that Node keeps, where it keeps any.
  for (const start of STARTS) millisecondsOf(start);
  const times = STARTS.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, start] of STARTS.entries()) times[i]?.push(millisecondsOf(start));
  const medians = times.map(median);
  const [alone = Number.NaN, measure = Number.NaN] = [medians[NODE], medians[MEASURE]];
  return STARTS.map(({ name, bar }, i) => {
    const ms = medians[i] ?? Number.NaN;
    const over = `${(ms - alone).toFixed(0).padStart(4)} over Node`;
    const ratio = (ms / measure).toFixed(2);
    return `  ${name.padEnd(16)} ${ms.toFixed(0).padStart(5)} ms ${over}   ${ratio}${bar === undefined ? '' : ` (at most ${bar})`}`;
  });
}

/** Certificates of one's own are read at every start of Node, which takes longer than all the rest of it. */
const { NODE_EXTRA_CA_CERTS: _, ...ENV } = process.env;

function millisecondsOf({ name, argv, input }: Start): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, argv, { env: ENV, ...(input && { input }) });
  if (status !== 0) throw new Error(`${name}: exit code ${status}`);
  return performance.now() - started;
}
