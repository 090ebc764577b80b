import type { Format } from '../../output/format/format.ts';
import { reportHtmlFormat } from '../../output/report/document.ts';
import { csvFormat } from '../../output/stream/csv.ts';
import { jsonFormat } from '../../output/stream/json.ts';
import { ndjsonFormat } from '../../output/stream/ndjson.ts';
import { summaryMarkdownFormat } from '../../output/tables/summary-markdown.ts';
import { tableFormat } from '../../output/tables/table.ts';
import type { Beside } from '../../tally/beside.ts';
import type { FormatContext } from '../shared/context.ts';

/** Formats of addresses ask whoever judges them. */
export type SummaryContext = FormatContext & Beside & Required<Pick<Beside, 'judge'>>;

/** Formats of a scan: of its summary, or of the records behind it. */
export const SUMMARY_FORMATS = {
  table: tableFormat,
  markdown: summaryMarkdownFormat,
  html: reportHtmlFormat,
  ndjson: ndjsonFormat,
  csv: csvFormat,
  json: jsonFormat,
} as const satisfies Record<string, (context: SummaryContext) => Format>;

export type SummaryFormatName = keyof typeof SUMMARY_FORMATS;
