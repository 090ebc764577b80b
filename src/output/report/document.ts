import { createReportCollector, REPORT_LIMITS, type ReportCollector } from '../../tally/report/collect.ts';
import type { Summary } from '../../tally/summary.ts';
import type { Format } from '../format/format.ts';
import { summaryHead } from '../tables/summary-sections.ts';
import { type Html, html, trusted } from '../text/html.ts';
import { PATTERNS } from './chart/looks.ts';
import { aboutPart, reasonsPart, unnamedPart } from './parts/about.ts';
import { addressPart, COMPLAINTS, REMOVE, WATCH } from './parts/address-lists.ts';
import { answers } from './parts/answers.ts';
import { comparisonPart } from './parts/comparison.ts';
import { type ReportOptions, reportData } from './parts/data.ts';
import { groupsPart } from './parts/groups.ts';
import { mendingPart } from './parts/mending.ts';
import { sharesPart } from './parts/shares.ts';
import { REPORT_SCRIPT, REPORT_SCRIPT_HASH } from './script.ts';
import { REPORT_STYLE } from './style.ts';

/** The report of a scan: one file for a browser and for paper that needs nothing else. */
export function reportHtmlFormat(options: ReportOptions): Format {
  const collector = createReportCollector(options.judge.policy, options.limits ?? REPORT_LIMITS);
  return {
    begin: () => '',
    message(findings) {
      for (const { record, isRepeat } of findings) if (!isRepeat) collector.add(record);
      return '';
    },
    end: (summary) => `${document(summary, collector, options)}`,
  };
}

const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src '${REPORT_SCRIPT_HASH}'`;

const document = (summary: Summary, collector: ReportCollector, options: ReportOptions): Html => html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>エラーメールの集計</title>
<style>${trusted(REPORT_STYLE)}</style>
</head>
<body>
<header>
<h1>エラーメールの集計</h1>
<p>${periodLine(collector)}${summaryHead(summary).join(' ')}</p>
</header>
<main>${summaryHtml(summary, collector, options)}</main>
<script>${trusted(REPORT_SCRIPT)}</script>
</body>
</html>
`;

/** What there is to say of a whole run, in the order in which whoever keeps a list asks; headings of the second level. */
export function summaryHtml(summary: Summary, collector: ReportCollector, options: ReportOptions): Html {
  const data = reportData(summary, collector, options);
  return html`
${PATTERNS}
${answers(data)}
${addressPart(REMOVE, data)}
${mendingPart(data)}
${addressPart(WATCH, data)}
${addressPart(COMPLAINTS, data)}
${comparisonPart(data)}
${groupsPart(data)}
${sharesPart(data)}
${unnamedPart(data)}
${aboutPart(data)}
${reasonsPart(data)}`;
}

function periodLine(collector: ReportCollector): string {
  const [first, last] = collector.period() ?? [];
  if (first === undefined) return '';
  return `通知の日付: ${first === last ? first : `${first} から ${last}`}。`;
}
