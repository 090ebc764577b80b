#!/usr/bin/env node
import type { Input, Io, Output } from '../io/io.ts';
import { type EnableCache, keepCompiledCode } from './compile-cache.ts';
import { watchEnd } from './interruption.ts';
import { isPlain, plainInput, plainOutput } from './plain-streams.ts';

// Node has it since 22.8. Before 22 the look would have a start load what nothing else in it needs: 5 ms.
if (Number.parseInt(process.versions.node, 10) >= 22) {
  const { enableCompileCache } = process.getBuiltinModule('node:module') as {
    readonly enableCompileCache?: EnableCache;
  };
  keepCompiledCode(process.env, enableCompileCache);
}

/** Whoever writes is told what goes wrong, and nobody else. */
const nodesStdout = () => process.stdout.on('error', () => {});
const argv = process.argv.slice(2);
const ending = watchEnd();
// Each stream is opened by the first who asks for it, as that takes time.
let [stdin, stdout, stderr]: [Input?, Output?, Io['stderr']?] = [];
const io: Io = Object.create(process, {
  interruption: { value: ending.interruption },
  beforeEnd: { value: ending.beforeEnd },
  askSecret: { value: (prompt: string) => import('../io/ask-secret.ts').then(({ askSecret }) => askSecret(prompt)) },
  stdin: { get: () => (stdin ??= plainInput(0, () => process.stdin)) },
  stdout: { get: () => (stdout ??= isPlain(1) ? plainOutput(1, nodesStdout) : nodesStdout()) },
  // Nobody reads the warnings: no reason to stop.
  stderr: { get: () => (stderr ??= process.stderr.on('error', () => {})) },
});
// What Node says of a promise that nobody settles: the end of all work is not the end of the run.
process.exitCode = 13;
// Later than the line above that keeps its code.
const program = import('./run.ts');
const crash = (error: unknown): Promise<number> => program.then(({ crashed }) => crashed(error, io, argv));
// Whatever is thrown where nobody waits for it; Node would show it as it is.
process.on('uncaughtException', (error) => void crash(error).then((code) => process.exit(code)));
program
  .then(({ run }) => run(argv, io))
  .catch(crash)
  .then((code) => {
    process.exitCode = code;
    ending.over();
  });
