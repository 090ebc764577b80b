import type { Delivered, Deliveries } from '../../tally/deliveries.ts';
import type { Summary } from '../../tally/summary.ts';
import { visible } from '../../visible.ts';
import type { FiguresTable } from './figures-table.ts';
import { number, type SummaryNames } from './summary-sections.ts';

const LONGEST_NAME = 60;
const COLUMNS = ['届いた', '届かない', '再送中', '届いた割合'];

/** How much of what was sent was delivered, and whom mail is put off by more often than before; empty where no delivery is known. */
export function deliveryTables({ deliveries, rising }: Summary, names: SummaryNames): readonly FiguresTable[] {
  const tables = [
    ...(deliveries === null
      ? []
      : [
          table('配送の割合(宛先の事業者)', deliveries.providers, names.providerName),
          table('配送の割合(宛先のドメイン)', deliveries.domains, (name) => visible(name, LONGEST_NAME)),
        ]),
    {
      title: '再送が増えている相手',
      head: '相手',
      columns: ['これまで', '最近', '最近の再送'],
      rows: rising.map(({ provider, name, before, recent, deferred }) => ({
        label: provider === null ? visible(name, LONGEST_NAME) : names.providerName(provider),
        cells: [percent(before), percent(recent), number(deferred)],
      })),
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

function table(title: string, { top, others }: Deliveries, label: (name: string) => string): FiguresTable {
  const rows = top.map((one) => ({ label: label(one.name), cells: cellsOf(one) }));
  return {
    title,
    head: '宛先',
    columns: COLUMNS,
    rows: others === null ? rows : [...rows, { label: 'ほか', cells: cellsOf(others) }],
  };
}

/** What still waits may arrive yet, and counts neither way. */
function cellsOf({ delivered, failed, waiting }: Omit<Delivered, 'name'>): readonly string[] {
  const settled = delivered + failed;
  const rate = settled === 0 ? '-' : percent(delivered / settled);
  return [number(delivered), number(failed), number(waiting), rate];
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
