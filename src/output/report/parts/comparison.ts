import { number } from '../../tables/summary-sections.ts';
import { type Html, html } from '../../text/html.ts';
import type { ReportAddress, Verdict } from '../collect/addresses.ts';
import type { ReportCollector } from '../collect/collect.ts';
import type { Earlier, ReportData } from './data.ts';
import { type TableColumn, table } from './table.ts';

/** How the addresses of one kind stand to those of an earlier run. */
interface Change {
  readonly title: string;
  readonly before: number;
  readonly now: number;
  /** Of which nothing was known. */
  readonly fresh: number;
  /** Of which something else was said. */
  readonly turned: number;
  readonly stayed: number;
  /** Of which nothing is known any more. */
  readonly gone: number;
}

const KINDS = [
  { verdict: 'remove', title: '名簿から外す' },
  { verdict: 'watch', title: '様子を見る' },
  { verdict: 'complaint', title: '苦情' },
] as const satisfies readonly { readonly verdict: Verdict; readonly title: string }[];

/** What is new, what stayed and what is gone since an earlier run. */
export function comparisonPart(data: ReportData): Html | null {
  const { collector, options, limits } = data;
  const { earlier = null } = options;
  if (earlier === null) return null;
  const changes = KINDS.map(({ verdict, title }) => changeOf(title, verdict, collector, earlier.collector));
  const still = stillThere(collector, earlier.collector);
  return html`<section><h2 id="compare">前回との比較</h2>
<p>前回: ${earlier.name}(${periodOf(earlier)}診断 ${number(earlier.summary.records)}件)。今回は診断 ${number(data.summary.records)}件です。</p>
${table('前回との比較', CHANGES, changes)}
${still.length === 0 ? null : html`<h3>前回も外す宛先だったもの(${number(still.length)}件)</h3><p>前回の報告のあとも、名簿に残っていて送られたようです。名簿から外れているかを確かめてください。</p>${table('前回も外す宛先だったもの', STILL, still.slice(0, limits.rows))}`}
${reasonsHtml(data, earlier)}</section>`;
}

function changeOf(title: string, verdict: Verdict, now: ReportCollector, before: ReportCollector): Change {
  const [rows, old] = [now.addresses.list(verdict).shown, before.addresses.list(verdict).shown];
  const earlier = rows.map(({ address }) => before.addresses.find(address)?.verdict ?? null);
  const fresh = earlier.filter((was) => was === null).length;
  const stayed = earlier.filter((was) => was === verdict).length;
  const gone = old.filter(({ address }) => now.addresses.find(address) === null).length;
  return { title, before: old.length, now: rows.length, fresh, stayed, turned: rows.length - fresh - stayed, gone };
}

const stillThere = (now: ReportCollector, before: ReportCollector): readonly ReportAddress[] =>
  now.addresses.list('remove').shown.filter(({ address }) => before.addresses.find(address)?.verdict === 'remove');

function periodOf({ collector }: Earlier): string {
  const [first, last] = collector.period() ?? [];
  if (first === undefined) return '';
  return `${first === last ? first : `${first} から ${last}`}、`;
}

const figure = (head: string, of: (change: Change) => number): TableColumn<Change> => ({
  ...{ head, kind: 'count', cell: (change) => number(of(change)) },
});

const CHANGES: readonly TableColumn<Change>[] = [
  { head: '扱い', kind: 'name', cell: ({ title }) => title },
  figure('前回', ({ before }) => before),
  figure('今回', ({ now }) => now),
  figure('初めて', ({ fresh }) => fresh),
  figure('扱いが変わった', ({ turned }) => turned),
  figure('前回と同じ', ({ stayed }) => stayed),
  figure('前回だけ', ({ gone }) => gone),
];

const STILL: readonly TableColumn<ReportAddress>[] = [
  { head: '宛先', kind: 'name', cell: ({ address }) => address },
  { head: '理由', kind: 'text', cell: ({ title }) => title },
  { head: '最後', kind: 'day', cell: ({ last }) => last?.slice(0, 'YYYY-MM-DD'.length) ?? '' },
];

interface ReasonChange {
  readonly title: string;
  readonly before: number;
  readonly now: number;
}

const REASONS: readonly TableColumn<ReasonChange>[] = [
  { head: '理由', kind: 'name', cell: ({ title }) => title },
  { head: '前回', kind: 'count', cell: ({ before }) => number(before) },
  { head: '今回', kind: 'count', cell: ({ now }) => number(now) },
  { head: '差', kind: 'count', cell: ({ before, now }) => signed(now - before) },
];

const signed = (value: number): string => (value > 0 ? `+${number(value)}` : number(value));

/** What changed most comes first. */
function reasonsHtml({ summary, options }: ReportData, earlier: Earlier): Html {
  const names = [...new Set([...Object.keys(summary.reasons), ...Object.keys(earlier.summary.reasons)])] as never[];
  const rows = names.map((reason) => ({
    title: options.titleOf(reason) ?? reason,
    before: earlier.summary.reasons[reason] ?? 0,
    now: summary.reasons[reason] ?? 0,
  }));
  const sorted = rows.sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before) || b.now - a.now);
  return html`<h3>理由の増減</h3>${table('理由の増減', REASONS, sorted)}`;
}
