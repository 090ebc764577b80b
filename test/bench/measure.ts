import { spawnSync } from 'node:child_process';

/** What one run of a program took. */
export interface Run {
  readonly seconds: number;
  /** Of all its threads; where the machine has other work, this tells more than the clock. */
  readonly cpuSeconds: number;
  /** Largest resident size of the process. */
  readonly peakMb: number;
}

/** Tells what it took on descriptor 3, where it mixes with no output. Threads inherit the option and stay silent. */
const TELL = `
  import { writeSync } from 'node:fs';
  import { isMainThread } from 'node:worker_threads';
  if (isMainThread) process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeSync(3, maxRSS + ' ' + (userCPUTime + systemCPUTime) / 1e6);
  });
`;

/** Runs Node with these arguments; its output is dropped, so that nothing is measured but the program. */
export function runNode(argv: readonly string[]): Run {
  return run(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(TELL)}`, ...argv]);
}

/** Runs a program that writes its peak in KB and its CPU seconds to descriptor 3. */
export function run(program: string, argv: readonly string[]): Run {
  const started = performance.now();
  const { output, status, error } = spawnSync(program, argv, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const seconds = (performance.now() - started) / 1000;
  // 1 is "finished, but": some of the fixtures are no notices.
  if (error || (status ?? 2) > 1) throw new Error(`${program} ${argv.join(' ')}: exit code ${status}`);
  const [peak = Number.NaN, cpuSeconds = Number.NaN] = String(output[3]).split(' ').map(Number);
  return { seconds, cpuSeconds, peakMb: peak / 1024 };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
