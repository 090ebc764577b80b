import type { Judge } from '../../judgement/judge.ts';
import type { Reason } from '../../model.ts';
import type { Advice } from '../../rules/files/types.ts';
import { adviceRows } from '../article/advice.ts';
import { cardHtml } from '../card/html.ts';
import type { Format } from '../format/format.ts';
import type { Summary } from '../summary/summary.ts';
import { type DeliveryTable, deliveryTables } from '../tables/delivery-tables.ts';
import {
  number,
  type SummaryNames,
  type SummarySection,
  summaryHead,
  summarySections,
} from '../tables/summary-sections.ts';
import { type Html, html, trusted } from '../text/html.ts';
import { barTable, PATTERNS, stackedBar } from './chart.ts';
import { createReportCollector, REPORT_LIMITS, type ReportCollector, type ReportLimits } from './collect.ts';
import { REPORT_STYLE } from './style.ts';
import { addressTables, unnamedTable } from './tables.ts';

export interface ReportOptions extends SummaryNames {
  /** Told of the records by somebody else. */
  readonly judge: Judge;
  /** What the table says about a reason in general. */
  adviceOf(reason: Reason): Advice | null;
  readonly limits?: ReportLimits;
}

/** The report of a scan: one file for a browser and for paper that needs nothing else. */
export function reportHtmlFormat(options: ReportOptions): Format {
  const collector = createReportCollector(options.judge, options.limits ?? REPORT_LIMITS);
  return {
    begin: () => '',
    message(findings) {
      for (const { record, isRepeat } of findings) if (!isRepeat) collector.add(record);
      return '';
    },
    end: (summary) => `${document(summary, collector, options)}`,
  };
}

const document = (summary: Summary, collector: ReportCollector, options: ReportOptions): Html => html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>エラーメールの集計</title>
<style>${trusted(REPORT_STYLE)}</style>
</head>
<body>
<header>
<h1>エラーメールの集計</h1>
${summaryHead(summary).map((line) => html`<p>${line}</p>`)}
${periodLine(collector)}
<nav aria-label="目次"><ul><li><a href="#shares">割合</a></li><li><a href="#addresses">宛先の扱い</a></li><li><a href="#unnamed">規則のない通知</a></li><li><a href="#reasons">理由ごとの対処</a></li></ul></nav>
</header>
<main>${summaryHtml(summary, collector, options)}</main>
</body>
</html>
`;

/** What there is to say of a whole run, below headings of the second level. */
export const summaryHtml = (
  summary: Summary,
  collector: ReportCollector,
  options: Omit<ReportOptions, 'judge'>,
): Html => html`
${PATTERNS}
${totals(summary)}
<h2 id="shares">割合</h2>
${summarySections(summary, options).map(chart)}
${deliveryTables(summary, options).map(deliveryTable)}
<h2 id="addresses">宛先の扱い</h2>
${addressTables(collector)}
<h2 id="unnamed">どの規則にも当てはまらない通知</h2>
${unnamedTable(collector.unnamed())}
<h2 id="reasons">理由ごとの原因と対処</h2>
${reasons(summary, options)}`;

function periodLine(collector: ReportCollector): Html | null {
  const [first, last] = collector.period() ?? [];
  if (first === undefined) return null;
  return html`<p>通知の日付: ${first === last ? first : `${first} から ${last}`}</p>`;
}

function totals(summary: Summary): Html {
  const { messages, records, bounces, unnamed, truncated, invalidLines, cutInputs } = summary;
  const figures = [
    ['読んだメール', messages, '通'],
    ['診断', records, '件'],
    ['恒久のエラー', bounces.hard ?? 0, '件'],
    ['一時のエラー', bounces.soft ?? 0, '件'],
    ['規則のない通知', unnamed, '通'],
    ...(truncated > 0 ? [['途中まで読んだメール', truncated, '通'] as const] : []),
    ...(cutInputs > 0 ? [['途中まで読んだ入力', cutInputs, '個'] as const] : []),
    ...(invalidLines > 0 ? [['読めなかった結果の行', invalidLines, '行'] as const] : []),
  ] as const;
  return html`<dl class="totals">${figures.map(([label, count, unit]) => html`<div><dt>${label}</dt><dd>${number(count)}${unit}</dd></div>`)}</dl>`;
}

/** Few parts that make a whole are one bar. */
const MOST_PARTS = 6;
const OF_A_WHOLE = new Set(['種類', 'だれが直すか', '恒久・一時']);

function chart({ title, rows }: SummarySection): Html {
  const isStack = OF_A_WHOLE.has(title) && rows.length > 1 && rows.length <= MOST_PARTS;
  return html`<section><h3>${title}</h3>${isStack ? stackedBar(title, rows) : null}${barTable(title, rows, isStack)}</section>`;
}

const deliveryTable = ({ title, columns, rows }: DeliveryTable): Html => html`<section><h3>${title}</h3>
<table><caption class="unseen">${title}</caption>
<thead><tr><th scope="col">宛先</th>${columns.map((column) => html`<th scope="col" class="count">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
  ({
    label,
    cells,
  }) => html`<tr><th scope="row">${label}</th>${cells.map((cell) => html`<td class="count">${cell}</td>`)}</tr>
`,
)}</tbody></table></section>`;

/** The most frequent first; each as `explain` tells it, in general words. */
function reasons({ reasons: counts }: Summary, { adviceOf }: Pick<ReportOptions, 'adviceOf'>): Html {
  const entries = Object.entries(counts) as [Reason, number][];
  if (entries.length === 0) return html`<p>ありません。</p>`;
  return html`${entries
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .flatMap(([reason, count]) => {
      const advice = adviceOf(reason);
      if (advice === null) return [];
      const lead = `${advice.title}(${reason}) ${number(count)}件`;
      return cardHtml({ tone: 'neutral', lead, rows: adviceRows(advice), note: null }, '', {
        level: 3,
        explainUrl: null,
      });
    })}`;
}
