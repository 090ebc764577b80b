import type { RawMessage } from '../model.ts';

/** Divides messages into neighbours that have less than `bytes` together, and single ones that have not. */
export function* runsOf(messages: readonly RawMessage[], bytes: number): Generator<readonly RawMessage[]> {
  let run: RawMessage[] = [];
  let taken = 0;
  for (const message of messages) {
    const size = message.bytes.length;
    if (run.length > 0 && taken + size >= bytes) {
      yield run;
      [run, taken] = [[], 0];
    }
    run.push(message);
    taken += size;
  }
  if (run.length > 0) yield run;
}
