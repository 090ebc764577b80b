#!/usr/bin/env node
import module from 'node:module';
import { catchInterrupts } from './interruption.ts';
import type { Io } from './io.ts';
import { run } from './run.ts';

// Node 22 keeps compiled code between runs; Node 20 has no such function.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
// Nobody reads the warnings: no reason to stop.
process.stderr.on('error', () => {});
const io: Io = Object.create(process, { interruption: { value: catchInterrupts } });
// As Node does it for a promise that nobody settles: the end of all work is not the end of the run.
process.exitCode = 13;
run(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
