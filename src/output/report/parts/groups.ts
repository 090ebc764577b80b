import { FATES, type Fate } from '../../../tally/report/groups.ts';
import type { NamedFigures, Sums, SumsRanking } from '../../../tally/sums.ts';
import { number } from '../../tables/summary-sections.ts';
import { type Html, html } from '../../text/html.ts';
import { barCell, SCALE, share } from '../chart/bars.ts';
import { type Column, columnChart } from '../chart/columns.ts';
import { lookOf } from '../chart/looks.ts';
import type { ReportData } from './data.ts';

const WORDS: Readonly<Record<Fate, string>> = { hard: '恒久', other: '一時、送る側の理由など', complaint: '苦情' };

/** When notices came, and what the mails were that they are about. */
export function groupsPart({ collector: { groups } }: ReportData): Html {
  const { top: months } = groups.months.ranking(MOST_MONTHS, 'name');
  const tables = [
    ['月', months.length > 1 ? groups.months.ranking(MOST_MONTHS, 'name') : NOTHING],
    ['件名', groups.subjects.ranking(MOST_NAMES)],
    ['メーリングリスト(List-Id)', groups.lists.ranking(MOST_NAMES)],
    ...[...groups.headers].map(([name, sums]) => [name, sums.ranking(MOST_NAMES)] as const),
  ] as const;
  return html`<section><h2 id="when">日付と配信ごと</h2>
<p>宛先についての通知(届かなかった、遅れている、苦情)を数えています。${SCALE}</p>
${daysHtml(groups.days)}
${tables.map(([head, ranking]) => (ranking.top.length === 0 ? null : groupTable(head, ranking)))}</section>`;
}

const MOST_MONTHS = 24;
const MOST_NAMES = 20;
const NOTHING: SumsRanking<Fate> = { top: [], others: null };

const sumOf = (figures: Readonly<Record<Fate, number>>): number => FATES.reduce((sum, fate) => sum + figures[fate], 0);

function groupTable(head: string, { top, others }: SumsRanking<Fate>): Html {
  const rows: readonly NamedFigures<Fate>[] = others === null ? top : [...top, { ...others, name: 'ほか' }];
  const total = rows.reduce((sum, row) => sum + sumOf(row), 0);
  return html`<section><h3>${head}</h3><table class="rows bars"><caption class="unseen">${head}</caption>
<colgroup><col class="name"><col class="figure"><col class="figure"><col class="figure"><col class="figure"><col></colgroup>
<thead><tr><th scope="col">${head}</th><th scope="col" class="count">通知</th><th scope="col" class="count">うち恒久</th><th scope="col" class="count">うち苦情</th><th scope="col" class="count">割合</th><td></td></tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row">${row.name}</th><td class="count" data-head="通知">${number(sumOf(row))}</td><td class="count" data-head="うち恒久">${number(row.hard)}</td><td class="count" data-head="うち苦情">${number(row.complaint)}</td><td class="count">${share(sumOf(row), total)}</td>${barCell(sumOf(row) / Math.max(1, total))}</tr>\n`,
  )}</tbody></table></section>`;
}

/** Two months; what lies farther back has its months. */
const MOST_DAYS = 62;
const DAY = 24 * 60 * 60 * 1000;

function daysHtml(days: Sums<Fate>): Html | null {
  const { top } = days.ranking(Number.POSITIVE_INFINITY, 'name');
  const columns = calendar(top);
  if (columns.length < 2) return null;
  const parts = FATES.map((fate) => ({ label: WORDS[fate], look: lookOf('fates', fate) }));
  return html`<section><h3>日ごと</h3>${columnChart('日ごとの通知', parts, columns)}</section>`;
}

/** Every day from the first to the last, also those without a notice; the last two months. */
function calendar(rows: readonly NamedFigures<Fate>[]): readonly Column[] {
  const known = new Map(rows.map((row) => [row.name, row]));
  const last = Date.parse(`${rows.at(-1)?.name}T00:00:00Z`);
  if (Number.isNaN(last)) return [];
  const all = Array.from({ length: MOST_DAYS }, (_, i) => dayName(last - (MOST_DAYS - 1 - i) * DAY));
  const first = all.findIndex((name) => known.has(name));
  return all.slice(first).map((name) => ({ label: name, counts: FATES.map((fate) => known.get(name)?.[fate] ?? 0) }));
}

const dayName = (time: number): string => new Date(time).toISOString().slice(0, 'YYYY-MM-DD'.length);
