import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDoctor } from '../../src/diagnose/diagnose.ts';
import type { RawMessage } from '../../src/model.ts';
import { readNotices } from '../../src/pipeline.ts';
import { TEXT_CAP } from '../../src/rules/phrase/normalize.ts';
import { fromFiles } from '../../src/rules/table/table-files.ts';
import { takeApart } from './mailparser.ts';

const ROUNDS = 30;
const WARM_UP = 10;

/** What the rules cost for a message beside what mailparser costs for it, and how that grows with the text. */
export async function measureTable(): Promise<readonly string[]> {
  const doctor = createDoctor(fromFiles((part) => readFileSync(`dist/table.${part}`)));
  const messages = readMessages();
  const notices = (await Promise.all(messages.map((raw) => readNotices(raw)))).flat();
  const parse = await microseconds(messages, ({ bytes }) => takeApart(bytes));
  const judge = await microseconds(notices, (notice) => [...doctor.diagnose(notice, messages[0] as RawMessage).each]);
  const words = notices.map((notice) => notice.failures[0].prose).join('\n');
  const growth: string[] = [];
  for (const length of [500, 1000, 2000, TEXT_CAP]) {
    const cost = await microseconds(pieces(words, length), (said) => doctor.matcher.look({ ...NOTHING, said }));
    growth.push(`  ${length} characters: ${cost.toFixed(0)} us, ${((cost / length) * 1000).toFixed(0)} ns each`);
  }
  const share = `${(judge / parse).toFixed(2)} times mailparser (at most 1)`;
  return [`  mailparser ${parse.toFixed(0)} us, all rules ${judge.toFixed(0)} us a message: ${share}`, ...growth];
}

const NOTHING = {
  ...{ prose: '', provider: null, replyCode: null, status: null, command: null },
  ...{ forwarded: false, addressed: true, day: null },
};

function readMessages(): readonly RawMessage[] {
  return readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(join('fixtures', name)))
    .map((bytes, i) => ({ source: '-', messageNumber: i + 1, bytes, shape: 'mail', truncated: false }));
}

function pieces(words: string, length: number): readonly string[] {
  return Array.from({ length: 40 }, (_, i) => words.slice(i * 700, i * 700 + length)).filter(
    (it) => it.length === length,
  );
}

async function microseconds<T>(items: readonly T[], work: (item: T) => unknown): Promise<number> {
  let started = 0;
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    if (round === 0) started = performance.now();
    for (const item of items) await work(item);
  }
  return ((performance.now() - started) * 1000) / ROUNDS / items.length;
}
