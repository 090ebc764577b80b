#!/usr/bin/env node
import { catchInterrupts } from './interruption.ts';
import type { Io } from './io.ts';
import { run } from './run.ts';

// Node 22 keeps compiled code between runs, from here on; Node 20 has no such function.
const { enableCompileCache } = process.getBuiltinModule('node:module') as { enableCompileCache?: () => void };
enableCompileCache?.();
let stderr: Io['stderr'] | undefined;
const io: Io = Object.create(process, {
  interruption: { value: catchInterrupts },
  // Nobody reads the warnings: no reason to stop. Opened by the first who has one, as that takes time.
  stderr: { get: () => (stderr ??= process.stderr.on('error', () => {})) },
});
// What Node says of a promise that nobody settles: the end of all work is not the end of the run.
process.exitCode = 13;
run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
