#!/usr/bin/env node
import module from 'node:module';
import process from 'node:process';
import { run } from './run.ts';

// Node 22 keeps compiled code between runs; Node 20 has no such function.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
// Nobody reads the warnings: no reason to stop.
process.stderr.on('error', () => {});
process.exitCode = await run(process.argv.slice(2), process);
