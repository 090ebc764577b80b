import type { Summary } from '../../tally/summary.ts';
import type { FiguresTable } from './figures-table.ts';
import { number } from './summary-sections.ts';

/** What of the mails that were sent came to what; empty where nobody said how many they were. */
export function rateTables({ addresses, kinds }: Summary, sent: number | null): readonly FiguresTable[] {
  if (sent === null) return [];
  const rows = [
    ['届かなかったという通知', kinds.bounce ?? 0],
    ...(addresses === null
      ? []
      : ([
          ['名簿から外す宛先', addresses.remove],
          ['苦情、配信停止の求めのあった宛先', addresses.complaint],
        ] as const)),
  ] as const;
  return [
    {
      title: `送った ${number(sent)}通に対する割合`,
      head: '何が',
      columns: ['件数', '割合'],
      rows: rows.map(([label, count]) => ({ label, cells: [number(count), rate(count, sent)] })),
    },
  ];
}

/** What is there is not told to be nothing. */
const LEAST = 0.01;

/** Complaints are a few in ten thousand. */
export function rate(count: number, sent: number): string {
  const percent = (count / sent) * 100;
  return percent > 0 && percent < LEAST ? `${LEAST}%未満` : `${percent.toFixed(2)}%`;
}
