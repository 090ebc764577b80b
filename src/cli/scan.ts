import { readInputs } from '../input/read.ts';
import { createEngine } from '../pipeline.ts';
import { EXIT, type Io } from './io.ts';

export async function scan(paths: readonly string[], io: Io): Promise<number> {
  const engine = createEngine();
  for await (const input of readInputs(paths, { stdin: io.stdin, mode: 'scan' })) {
    if (input.type !== 'message') continue;
    for (const { record } of await engine.diagnose(input.message)) io.stdout.write(`${JSON.stringify(record)}\n`);
  }
  return EXIT.ok;
}
