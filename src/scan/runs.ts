import type { RawMessage } from '../model.ts';

/** So many small messages that go step by step together take least. */
const MOST_MESSAGES = 48;

/** Divides messages into neighbours that have less than `bytes` together, not too many, and single ones that have not. */
export function* runsOf(
  messages: readonly RawMessage[],
  bytes = Number.POSITIVE_INFINITY,
): Generator<readonly RawMessage[]> {
  let run: RawMessage[] = [];
  let taken = 0;
  for (const message of messages) {
    const size = message.bytes.length;
    if (run.length > 0 && (taken + size >= bytes || run.length === MOST_MESSAGES)) {
      yield run;
      [run, taken] = [[], 0];
    }
    run.push(message);
    taken += size;
  }
  if (run.length > 0) yield run;
}
