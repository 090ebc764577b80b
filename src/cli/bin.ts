#!/usr/bin/env node
import { keepCompiledCode } from './compile-cache.ts';
import { catchInterrupts } from './interruption.ts';
import type { Io } from './io.ts';

const { XDG_CACHE_HOME, LOCALAPPDATA, HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
const caches = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && `${HOME}/.cache`);
const [word = ''] = process.argv.slice(2);
const kind = ['scan', 'explain', 'check', 'rules', 'redact', 'serve'].includes(word) ? word : 'diagnose';
if (caches && !NODE_DISABLE_COMPILE_CACHE)
  keepCompiledCode(`${caches}/bounce-doctor`, kind, (file) => file.startsWith(import.meta.dirname));
let stderr: Io['stderr'] | undefined;
const io: Io = Object.create(process, {
  interruption: { value: catchInterrupts },
  // Nobody reads the warnings: no reason to stop. Opened by the first who has one, as that takes time.
  stderr: { get: () => (stderr ??= process.stderr.on('error', () => {})) },
});
// What Node says of a promise that nobody settles: the end of all work is not the end of the run.
process.exitCode = 13;
// Later than the line above that keeps its code.
import('./run.ts')
  .then(({ run }) => run(process.argv.slice(2), io))
  .then((code) => {
    process.exitCode = code;
  });
