import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { compileRules } from '../../src/build/compile-rules.ts';
import fc from '../fast-check.ts';
import { caseOf, type FuzzCase, readSeeds } from './cases.ts';
import { type Fault, Judge, type Verdict } from './judge.ts';

/**
 * The long run: `npm run fuzz -- --runs 200000 --seed 7 [--seeds FOLDER]... [--save FOLDER]`.
 * A thread does the work; this one watches that it goes on, because a hang cannot be noticed from inside.
 */
interface Plan {
  readonly runs: number;
  readonly seed: number;
  readonly folders: readonly string[];
  readonly save: string;
}

interface Counts {
  inputs: number;
  messages: number;
  records: number;
  faults: Record<Fault, number>;
  slowest: number;
}

/** Milliseconds of CPU for one input: on a busy machine the clock goes on while nothing is done. */
const HANG = 30_000;
/** By the clock, where the thread waits for something that never comes. */
const STUCK = 900_000;
const LOUD = 10_000;

function readPlan(): Plan {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      seeds: { type: 'string', multiple: true, default: [] },
      save: { type: 'string', default: 'node_modules/.cache/fuzz' },
    },
  });
  return {
    runs: Number(values.runs),
    seed: Number(values.seed),
    folders: ['fixtures', ...values.seeds],
    save: values.save,
  };
}

const noCounts = (): Counts => ({
  inputs: 0,
  messages: 0,
  records: 0,
  faults: { crash: 0, slow: 0, unaccounted: 0, invalid: 0 },
  slowest: 0,
});

function count(counts: Counts, verdict: Verdict): void {
  counts.inputs += 1;
  counts.messages += verdict.messages;
  counts.records += verdict.records;
  counts.slowest = Math.max(counts.slowest, verdict.took);
  for (const fault of new Set(verdict.faults.map((one) => one.fault))) counts.faults[fault] += 1;
}

/** Each failure becomes a file that can be read again, and a line that tells what was done. */
function report(one: FuzzCase, verdict: Verdict, n: number, save: string): void {
  mkdirSync(save, { recursive: true });
  const file = `${save}/${n}-${verdict.faults[0]?.fault}.bin`;
  writeFileSync(file, one.bytes);
  console.log(`${file} (${one.story})\n  ${verdict.faults.map(({ fault, what }) => `${fault}: ${what}`).join('\n  ')}`);
}

async function work({ runs, seed, folders, save }: Plan): Promise<Counts> {
  const { table } = compileRules('rules');
  if (!table) throw new Error('the rule table has errors; see npm run build');
  const judge = new Judge(table);
  const counts = noCounts();
  const property = fc.asyncProperty(caseOf(readSeeds(folders)), async (one) => {
    parentPort?.postMessage(counts.inputs);
    const verdict = await judge.judge(one);
    count(counts, verdict);
    if (verdict.faults.length > 0) report(one, verdict, counts.inputs, save);
    if (counts.inputs % LOUD === 0) console.log(JSON.stringify(counts));
  });
  await fc.assert(property, { numRuns: runs, seed });
  return counts;
}

function watch(plan: Plan): void {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: plan });
  const spent = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  let [last, seen, used] = [-1, Date.now(), spent()];
  const timer = setInterval(() => {
    // Before the first input the rules are compiled, which takes what a busy machine makes of it.
    if (last < 0 || (spent() - used < HANG && Date.now() - seen < STUCK)) return;
    console.log(`hang at input ${last + 1} of --seed ${plan.seed}`);
    process.exit(1);
  }, 1000);
  worker.on('message', (message: number | Counts) => {
    [seen, used] = [Date.now(), spent()];
    if (typeof message === 'number') last = message;
    else finish(message, plan, timer);
  });
  worker.on('error', (error) => {
    console.log(`crash at input ${last + 1} of --seed ${plan.seed}\n${error.stack}`);
    process.exit(1);
  });
}

function finish(counts: Counts, { seed }: Plan, timer: NodeJS.Timeout): void {
  clearInterval(timer);
  const { inputs, messages, records, faults, slowest } = counts;
  console.log(
    `seed ${seed}: ${inputs} inputs, ${messages} messages, ${records} records: ${faults.crash} crashes, 0 hangs, ` +
      `${faults.slow} slow (slowest ${Math.round(slowest)} ms), ${faults.unaccounted} unaccounted, ${faults.invalid} invalid`,
  );
  if (Object.values(faults).some((number) => number > 0)) process.exitCode = 1;
}

if (isMainThread) watch(readPlan());
else parentPort?.postMessage(await work(workerData as Plan));
