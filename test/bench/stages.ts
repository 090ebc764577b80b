import { extract } from '../../src/extract/notice.ts';
import { splitMbox } from '../../src/input/mbox/mbox.ts';
import { fileChunks } from '../../src/input/store/file.ts';
import { parseMail } from '../../src/mail/parse.ts';
import type { RawMessage } from '../../src/model.ts';
import { createEngine } from '../../src/pipeline.ts';
import { median } from './measure.ts';

const MOST = 3000;
/** As many as a scan takes through a step together. */
const TOGETHER = 48;
const ROUNDS = 9;
const WARM_UP = 4;

const STEPS = ['parse', 'extract', 'diagnose', 'words', 'JSON'] as const;
type Step = (typeof STEPS)[number];

/** Where the time of a message goes in a thread that has read many: microseconds of CPU for each step. */
export async function measureStages(mailbox: string): Promise<readonly string[]> {
  const messages = await readMessages(mailbox);
  const taken: Record<Step, number[]> = { parse: [], extract: [], diagnose: [], words: [], JSON: [] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const clock = createClock();
    for (let at = 0; at < messages.length; at += TOGETHER) await walk(messages.slice(at, at + TOGETHER), clock.lap);
    if (round >= 0) for (const step of STEPS) taken[step].push(clock.microseconds(step) / messages.length);
  }
  const medians = STEPS.map((step) => ({ step, cost: median(taken[step]) }));
  const all = medians.reduce((sum, { cost }) => sum + cost, 0);
  return [
    `  ${medians.map(({ step, cost }) => `${step} ${cost.toFixed(0)}`).join(', ')}: ${all.toFixed(0)} us a message`,
  ];
}

async function walk(messages: readonly RawMessage[], lap: (step: Step) => void): Promise<void> {
  const mails = await Promise.all(messages.map((raw) => parseMail(raw)));
  lap('parse');
  const notices = mails.map((mail) => extract(mail));
  lap('extract');
  const diagnoses = notices.map((notice, i) => [...engine.doctor.diagnose(notice, messages[i] as RawMessage).each]);
  lap('diagnose');
  const findings = diagnoses.map((each) => each.map(engine.texts.finding));
  lap('words');
  for (const each of findings) for (const { record } of each) JSON.stringify(record);
  lap('JSON');
}

const engine = createEngine();

/** Gives what has passed since the last lap to a step. */
function createClock() {
  const sums = new Map<Step, number>();
  let last = process.cpuUsage().user;
  return {
    lap(step: Step): void {
      const now = process.cpuUsage().user;
      sums.set(step, (sums.get(step) ?? 0) + now - last);
      last = now;
    },
    microseconds: (step: Step): number => sums.get(step) ?? 0,
  };
}

async function readMessages(mailbox: string): Promise<readonly RawMessage[]> {
  const found: RawMessage[] = [];
  for await (const { bytes, truncated } of splitMbox(fileChunks(mailbox))) {
    found.push({ source: '-', messageNumber: found.length + 1, bytes, shape: 'mail', truncated });
    if (found.length === MOST) break;
  }
  return found;
}
