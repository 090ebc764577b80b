import { tallyUnmatched, type Unmatched } from '../../check/draft/unmatched.ts';
import { columnsOf, pad } from '../../output/text/columns.ts';
import { escapeMarkdown } from '../../output/text/markdown-text.ts';
import { createEngine } from '../../pipeline.ts';
import { visible } from '../../visible.ts';
import { EXIT, type Io, tell } from '../io/io.ts';
import { writeOut } from '../io/sink.ts';
import { stoppedAt, untilAborted } from '../io/until-aborted.ts';
import { createAside } from '../shared/aside.ts';
import { noTroubles, readFindings, tellDeath } from '../shared/inputs.ts';
import { engineOptions, type SharedOptions } from '../shared/shared-options.ts';
import { openTable, rulesFolder } from '../shared/table.ts';
import type { ListFormatName } from './formats.ts';

export interface UnmatchedOptions extends SharedOptions {
  /** A mailbox, a folder, a mail or records. */
  readonly unmatched: string;
  readonly format?: ListFormatName;
}

/** `rules list --unmatched PATH`: the words of failures that no rule knows, so what to write rules for next. */
export async function listUnmatched(options: UnmatchedOptions, io: Io): Promise<number> {
  const engine = createEngine(await openTable(options, io), engineOptions(options));
  const ownTable = rulesFolder(options, io.env) === null ? {} : { table: engine.table };
  const aside = createAside(engine, { ...ownTable, options: engineOptions(options), onDeath: tellDeath(io) });
  const signal = io.interruption?.() ?? new AbortController().signal;
  const troubles = noTroubles();
  const tally = tallyUnmatched();
  let read = 0;
  try {
    const pieces = readFindings([options.unmatched], { engine, io, mode: 'scan', aside, troubles, signal });
    for await (const { findings, from } of untilAborted(pieces, signal)) {
      if (from === 0) read++;
      for (const { record } of findings) tally.add(record);
    }
  } finally {
    await aside.close();
  }
  const found = tally.list();
  await writeOut(FORMATS[options.format ?? 'table'](found), options, io);
  if (signal.aborted) return stoppedAt({ read }, signal, io);
  if (found.length === 0) tell(io, '規則の知らない言葉はありませんでした。');
  return troubles.problems > 0 ? EXIT.usage : EXIT.ok;
}

const HEADS = ['件数', '今の答え', '言葉'] as const;
const cellsOf = ({ count, reason, rule, text }: Unmatched): readonly [string, string, string] => [
  String(count),
  rule ?? reason ?? '',
  visible(text),
];

const FORMATS: Readonly<Record<ListFormatName, (found: readonly Unmatched[]) => string>> = {
  table(found) {
    const rows = [HEADS, ...found.map(cellsOf)];
    const [counts, answers] = [0, 1].map((i) => Math.max(...rows.map((row) => columnsOf(row[i] ?? '')))) as [
      number,
      number,
    ];
    return rows.map(([count, answer, text]) => `${pad(count, counts)}  ${pad(answer, answers)}  ${text}\n`).join('');
  },
  markdown(found) {
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
    return (
      line(HEADS) + line(HEADS.map(() => '---')) + found.map((one) => line(cellsOf(one).map(escapeMarkdown))).join('')
    );
  },
  json: (found) => `${JSON.stringify({ schema: 1, unmatched: found }, null, 2)}\n`,
};
