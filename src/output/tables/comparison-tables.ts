import type { Comparison, Earlier } from '../../tally/comparison.ts';
import type { Summary } from '../../tally/summary.ts';
import { visible } from '../../visible.ts';
import { VERDICT_WORDS } from '../advice/verdict-words.ts';
import type { FiguresTable } from './figures-table.ts';
import { number, type SummaryNames } from './summary-sections.ts';

/** What is compared with what, as one sentence. */
export function comparisonLine({ records }: Summary, { name, period, summary }: Earlier): string {
  const [first, last] = period ?? [];
  const days = first === undefined ? '' : `${first === last ? first : `${first} から ${last}`}、`;
  return `前回: ${visible(name)}(${days}診断 ${number(summary.records)}件)。今回は診断 ${number(records)}件です。`;
}

/** The same for a text, which does not list the addresses. */
export function comparisonLines(summary: Summary, earlier: Earlier, { stillOnList }: Comparison): readonly string[] {
  const still = stillOnList.length;
  return [
    comparisonLine(summary, earlier),
    ...(still === 0
      ? []
      : [`前回も外すか止める宛先だったのに、そのあと送られたもの: ${number(still)}件(一覧は --format html)`]),
  ];
}

/** What is new, what stayed and what is gone. */
export function comparisonTables({ changes, reasons }: Comparison, names: SummaryNames) {
  return {
    addresses: {
      title: '前回との比較(アドレスの数)',
      head: '名簿の扱い',
      columns: ['前回', '今回', '初めて', '変わった', '同じ', '前回だけ'],
      rows: changes.map(({ verdict, before, now, fresh, turned, stayed, gone }) => ({
        label: VERDICT_WORDS[verdict],
        cells: [before, now, fresh, turned, stayed, gone].map(number),
      })),
    },
    reasons: {
      title: '理由の増減',
      head: '理由',
      columns: ['前回', '今回', '差'],
      rows: reasons.map(({ reason, before, now }) => ({
        label: names.titleOf(reason) ?? reason,
        cells: [number(before), number(now), signed(now - before)],
      })),
    },
  } satisfies Readonly<Record<string, FiguresTable>>;
}

const signed = (value: number): string => (value > 0 ? `+${number(value)}` : number(value));
