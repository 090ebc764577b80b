import { spawnSync } from 'node:child_process';

/** What one run of a program took. */
export interface Run {
  readonly seconds: number;
  /** Largest resident size of the process, in MB; null where it did not tell. */
  readonly peakMb: number | null;
}

/** Tells the peak on descriptor 3, where it mixes with no output. */
const TELL_PEAK =
  'import { writeSync } from "node:fs"; process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));';

/** Runs Node with these arguments; its output is dropped, so that nothing is measured but the program. */
export function runNode(argv: readonly string[], input?: Buffer): Run {
  const url = `data:text/javascript,${encodeURIComponent(TELL_PEAK)}`;
  return run(process.execPath, ['--import', url, ...argv], input);
}

/** Runs a program that writes its peak in KB to descriptor 3, or does not. */
export function run(program: string, argv: readonly string[], input?: Buffer): Run {
  const started = performance.now();
  const { output, status, error } = spawnSync(program, argv, {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'ignore', 'pipe'],
    ...(input && { input }),
  });
  const seconds = (performance.now() - started) / 1000;
  // 1 is "finished, but": some of the fixtures are no notices.
  if (error || (status ?? 2) > 1) throw new Error(`${program} ${argv.join(' ')}: exit code ${status}`);
  const peak = Number(output[3]?.toString() ?? '');
  return { seconds, peakMb: peak > 0 ? peak / 1024 : null };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
