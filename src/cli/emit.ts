import type { Finding } from '../output/finding.ts';
import type { Format } from '../output/format.ts';
import type { Summary, Tally } from '../output/summary.ts';
import type { Sink } from './sink.ts';

/** Writes messages as they come and returns the totals. */
export async function emit(
  messages: AsyncIterable<readonly Finding[]>,
  format: Format,
  sink: Sink<string>,
  tally: Tally,
): Promise<Summary> {
  // The first message waits for the second: only then is it known whether it is the only one.
  let first: readonly Finding[] | null = null;
  let count = 0;
  await sink.write(format.begin());
  for await (const findings of messages) {
    tally.message(findings.map((finding) => finding.record));
    if (++count === 1) first = findings;
    else {
      if (first) await sink.write(format.message(first, { alone: false }));
      first = null;
      await sink.write(format.message(findings, { alone: false }));
    }
  }
  if (first) await sink.write(format.message(first, { alone: true }));
  const summary = tally.summary();
  await sink.write(format.end(summary));
  return summary;
}
