import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countMessages, writeMailbox } from './mailbox.ts';
import { type Run, runNode } from './measure.ts';
import { runSisimai, sisimaiVersion } from './sisimai.ts';
import { measureStages } from './stages.ts';
import { measureStartUp } from './start-up.ts';
import { measureTable } from './table-cost.ts';

/** `npm run bench`: speed and memory, beside mailparser alone and beside p5-sisimai, on the same mail in the same run. */
const FLOOR = join(import.meta.dirname, 'bench-floor.mjs');
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000,10000,100000' },
    jobs: { type: 'string', default: '1,2' },
    /** Somebody's own mailbox (mbox) instead of those that are made. */
    mailbox: { type: 'string' },
  },
});
const sizes = values.messages.split(',').map(Number);
const jobs = values.jobs.split(',').map(Number);
const sisimai = sisimaiVersion();
const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-bench-'));

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`);
try {
  if (values.mailbox !== undefined) {
    await benchMailbox(values.mailbox, await countMessages(values.mailbox));
    print('where the time goes', await measureStages(values.mailbox));
  } else
    for (const messages of sizes) {
      const path = join(folder, `${messages}.mbox`);
      await writeMailbox(path, messages);
      await benchMailbox(path, messages);
      if (messages === sizes.at(-1)) print('where the time goes', await measureStages(path));
    }
} finally {
  rmSync(folder, { recursive: true });
}
print('the rule table', await measureTable());
print('starts, median', measureStartUp());

async function benchMailbox(path: string, messages: number): Promise<void> {
  const bytes = statSync(path).size;
  console.log(`\n${messages} messages, ${(bytes / 1e6).toFixed(0)} MB`);
  const rate = (name: string, run: Run): number => {
    const perSecond = messages / run.seconds;
    const speed = `${perSecond.toFixed(0).padStart(6)} messages/s ${(bytes / 1e6 / run.seconds).toFixed(1).padStart(6)} MB/s`;
    const cost = `${((run.cpuSeconds / messages) * 1e6).toFixed(0).padStart(6)} us CPU a message`;
    console.log(`  ${name.padEnd(26)} ${speed} ${cost} ${run.peakMb.toFixed(0).padStart(5)} MB peak`);
    return perSecond;
  };
  const other = sisimai === null ? null : rate(`p5-sisimai ${sisimai}`, runSisimai(path));
  for (const count of jobs) {
    const floor = rate(`mailparser alone, ${count} jobs`, runNode([FLOOR, path, String(count)]));
    const ours = rate(`scan, ${count} jobs`, runNode(scan(path, count)));
    const beside = other === null ? '' : `, ${(ours / other).toFixed(2)} times p5-sisimai`;
    console.log(`  ${' '.repeat(26)} ${(ours / floor).toFixed(2)} of mailparser alone${beside}`);
  }
}

function scan(path: string, count: number): readonly string[] {
  return ['dist/cli.js', 'scan', '--jobs', String(count), '--format', 'ndjson', path];
}

function print(title: string, lines: readonly string[]): void {
  console.log(`\n${title}\n${lines.join('\n')}`);
}
