import { type ListedRule, listRules as list, type RuleFilter } from '../../check/rules/list.ts';
import { columnsOf, pad } from '../../output/text/columns.ts';
import { escapeMarkdown } from '../../output/text/markdown-text.ts';
import { EXIT, type Io, tell } from '../io/io.ts';
import { writeOut } from '../io/sink.ts';
import type { SharedOptions } from '../shared/shared-options.ts';
import { openTable } from '../shared/table.ts';
import type { ListFormatName } from './formats.ts';

export interface RulesListOptions extends SharedOptions, RuleFilter {
  readonly format?: ListFormatName;
}

/** `rules list`: the table as somebody looks through it. */
export async function listRules(options: RulesListOptions, io: Io): Promise<number> {
  const rules = list(await openTable(options, io), options);
  await writeOut(FORMATS[options.format ?? 'table'](rules), options, io);
  if (rules.length > 0) return EXIT.ok;
  tell(io, '当てはまる規則がありません。条件を減らすか、つづりを確かめてください。');
  return EXIT.finding;
}

const HEADS = ['規則', '理由', '題', '段', '相手', '語句'] as const;
const cellsOf = ({ id, reason, title, tier, providers, phrases }: ListedRule): readonly string[] => [
  id,
  reason,
  title,
  tier,
  providers.join(' '),
  String(phrases.length),
];

const FORMATS: Readonly<Record<ListFormatName, (rules: readonly ListedRule[]) => string>> = {
  table(rules) {
    const rows = [HEADS, ...rules.map(cellsOf)];
    const widths = HEADS.map((_, i) => Math.max(...rows.map((row) => columnsOf(row[i] ?? ''))));
    const lines = rows.map((row) =>
      row
        .map((cell, i) => pad(cell, widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
    return `${lines.join('\n')}\n`;
  },
  markdown(rules) {
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
    const rows = rules.map((rule) => line(cellsOf(rule).map(escapeMarkdown)));
    return line(HEADS) + line(HEADS.map(() => '---')) + rows.join('');
  },
  json: (rules) => `${JSON.stringify({ schema: 1, rules }, null, 2)}\n`,
};
