import type { InputItem } from '../../input/item/item.ts';
import { expectedByName } from '../../input/store/expected.ts';
import { readSource } from '../../input/store/source.ts';
import { createJudge } from '../../judgement/judge.ts';
import type { Finding } from '../../output/record/finding.ts';
import { laterPieces, type Piece } from '../../output/record/piece.ts';
import { tableNames } from '../../output/tables/table-names.ts';
import type { Engine } from '../../pipeline.ts';
import { readPrograms } from '../../scan/programs.ts';
import { createRepeats } from '../../scan/repeats/repeats.ts';
import { createReportCollector } from '../../tally/report/collect.ts';
import { createTally } from '../../tally/summary.ts';
import { ANSWER_LIMITS, type Answer, NOTHING, titled } from '../../web/answer/answer.ts';
import type { Whole } from '../../web/answer/whole.ts';
import type { Progress, Saving } from '../messages.ts';
import { createSavings } from './savings.ts';
import { type HandedIn, type Source, sourcesOf } from './sources.ts';

/** All that was handed in, read to its end. */
export interface Reading extends Whole {
  /** What is shown as cards. */
  readonly answer: Answer;
  readonly savings: readonly Saving[];
}

type Tell = (progress: Omit<Progress, 'type'>) => void;

/** Reads everything, whatever its size: only the first messages are kept, and of the others what a report needs. */
export async function readAll(handedIn: HandedIn, engine: Engine, tell: Tell): Promise<Reading> {
  const { list, total, read } = sourcesOf(handedIn);
  const judge = createJudge(engine.table.policy);
  const options = { ...tableNames(engine.table), judge };
  const [tally, collector, savings] = [createTally(judge), createReportCollector(judge.policy), createSavings(options)];
  const [repeats, shown] = [createRepeats(), createShown()];
  let messages = 0;
  const add = (piece: Piece): void => {
    const marked = repeats.mark(piece);
    tally.message(marked.findings, piece.from > 0);
    for (const { record, isRepeat } of marked.findings) if (!isRepeat) collector.add(record);
    savings.add(marked);
    shown.add(piece);
  };
  for await (const item of readPrograms(itemsIn(list))) {
    if (item.type === 'problem' || item.type === 'note') shown.problems.push(titled(item.source, item.message));
    if (item.type !== 'message') continue;
    const found = await engine.findings(item.message);
    add({ findings: found.first, from: 0, of: found.of });
    for await (const piece of laterPieces(found)) add(piece);
    tell({ messages: ++messages, read: read(), total });
  }
  if (list.length === 0) shown.problems.push(NOTHING);
  const summary = tally.summary();
  const files = messages === 0 ? [] : savings.finish(summary);
  return { answer: shown.answer(), summary, collector, options, isPart: false, savings: files };
}

/** As the command reads what it is given by name. */
async function* itemsIn(sources: readonly Source[]): AsyncGenerator<InputItem> {
  for (const { name, bytes } of sources)
    yield* readSource(bytes, name, { mode: 'files', expected: expectedByName(name) });
}

/** The first messages, as many as anybody reads on a page. */
function createShown() {
  const messages: Finding[][] = [];
  const problems: string[] = [];
  let left = ANSWER_LIMITS.cards;
  let isCut = false;
  return {
    problems,
    add({ findings, from }: Piece): void {
      const isFull = left <= 0 || (from === 0 && messages.length >= ANSWER_LIMITS.messages);
      const taken = isFull || isCut ? [] : findings.slice(0, left);
      isCut ||= taken.length < findings.length;
      left -= taken.length;
      if (taken.length === 0) return;
      if (from === 0) messages.push(taken);
      else messages.at(-1)?.push(...taken);
    },
    answer: (): Answer => ({ messages, problems, isCut, unread: [] }),
  };
}
