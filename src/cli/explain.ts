import { text } from 'node:stream/consumers';
import { createEngine } from '../pipeline.ts';
import { EXIT, type Io } from './io.ts';

export async function explain(_what: string, io: Io): Promise<number> {
  const engine = createEngine();
  const lines = (await text(io.stdin)).split('\n');
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const raw = {
      source: '-',
      messageNumber: i + 1,
      bytes: Buffer.from(line),
      shape: 'text',
      truncated: false,
    } as const;
    const [first] = await engine.diagnose(raw);
    if (first) io.stdout.write(`${JSON.stringify(first.record)}\n`);
  }
  return EXIT.ok;
}
