#!/usr/bin/env node
import { keepCompiledCode } from './compile-cache.ts';
import { catchInterrupts } from './interruption.ts';
import type { Input, Io, Output } from './io.ts';
import { isPlain, plainInput, plainOutput } from './plain-streams.ts';

const { XDG_CACHE_HOME, LOCALAPPDATA, HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
const caches = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && `${HOME}/.cache`);
const argv = process.argv.slice(2);
const [word = ''] = argv;
const kind = ['scan', 'explain', 'check', 'rules', 'redact', 'serve', 'stream'].includes(word) ? word : 'diagnose';
if (caches && !NODE_DISABLE_COMPILE_CACHE)
  keepCompiledCode(`${caches}/bounce-doctor`, kind, (file) => file.startsWith(import.meta.dirname));

/** Whoever writes is told what goes wrong, and nobody else. */
const nodesStdout = () => process.stdout.on('error', () => {});
// Each stream is opened by the first who asks for it, as that takes time.
let [stdin, stdout, stderr]: [Input?, Output?, Io['stderr']?] = [];
const io: Io = Object.create(process, {
  interruption: { value: catchInterrupts },
  // A scan can be stopped, and so can a stream.
  stdin: {
    get: () =>
      (stdin ??=
        kind === 'scan' || kind === 'stream' || !isPlain(0) ? process.stdin : plainInput(0, () => process.stdin)),
  },
  stdout: { get: () => (stdout ??= isPlain(1) ? plainOutput(1, nodesStdout) : nodesStdout()) },
  // Nobody reads the warnings: no reason to stop.
  stderr: { get: () => (stderr ??= process.stderr.on('error', () => {})) },
});
// What Node says of a promise that nobody settles: the end of all work is not the end of the run.
process.exitCode = 13;
// Later than the line above that keeps its code.
import('./run.ts')
  .then(({ run, crashed }) => run(argv, io).catch((error: unknown) => crashed(error, argv, io)))
  .then((code) => {
    process.exitCode = code;
  });
