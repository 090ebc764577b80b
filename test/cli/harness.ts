import { Readable, Writable } from 'node:stream';
import type { Io } from '../../src/cli/io/io.ts';
import { run } from '../../src/cli/start/run.ts';
import { notice } from '../notice.ts';

export interface World {
  readonly stdin?: string | Uint8Array;
  readonly stdinIsTerminal?: boolean;
  readonly columns?: number;
  readonly env?: Io['env'];
  /** Called when something is written to stdout. */
  readonly onWrite?: () => void;
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, with streams of its own. */
export async function cli(argv: readonly string[], world: World = {}): Promise<Outcome> {
  const [out, err] = [collector(world.onWrite), collector()];
  const stdin = Readable.from(world.stdin === undefined ? [] : [Buffer.from(world.stdin)], { objectMode: false });
  const code = await run(argv, {
    stdin: Object.assign(stdin, { isTTY: world.stdinIsTerminal ?? false }),
    stdout: Object.assign(out.stream, { isTTY: world.columns !== undefined, columns: world.columns ?? 0 }),
    stderr: Object.assign(err.stream, { isTTY: false }),
    env: world.env ?? {},
  });
  return { code, out: out.text(), err: err.text() };
}

function collector(onWrite = (): void => {}) {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      onWrite();
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}

export const BOUNCE = 'fixtures/qmail/over-quota.eml';
export const THREE_RECIPIENTS = 'fixtures/qmail/three-recipients.eml';
export const ORDINARY = 'fixtures/not-bounce/order-confirmation.eml';
/** A notice whose words no rule can know. */
export const UNNAMED = notice({ 'taro@example.net': 'frobnication of the quux' }, 'x-local');

/** A sound rule, as somebody keeps it in a folder of his own. */
export const ONE_RULE = `rules:
  - id: own/frozen
    reason: suspend
    when:
      text: ["quux frozen"]
    source: [observed]
    examples:
      match: ["550 Quux frozen"]
`;
