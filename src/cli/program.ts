import { Command } from 'commander';
import type { Io } from './io.ts';

/** The commander program; each action hands its exit code to `finish`. */
export function createProgram(io: Io, finish: (code: number) => void): Command {
  const program = new Command('bounce-doctor').exitOverride().enablePositionalOptions();
  program
    .command('scan')
    .argument('[path...]')
    .option('--format <format>', '', 'ndjson')
    .option('--no-progress')
    .action(async (paths: string[]) => finish(await (await import('./scan.ts')).scan(paths, io)));
  program
    .command('explain')
    .argument('<what>')
    .option('--format <format>', '', 'ndjson')
    .action(async (what: string) => finish(await (await import('./explain.ts')).explain(what, io)));
  return program;
}
