import { csvFormat } from '../output/csv.ts';
import type { Format } from '../output/format.ts';
import { jsonFormat } from '../output/json.ts';
import { ndjsonFormat } from '../output/ndjson.ts';
import { reportHtmlFormat } from '../output/report-html.ts';
import { summaryMarkdownFormat } from '../output/summary-markdown.ts';
import { tableFormat } from '../output/table.ts';
import type { FormatContext } from './context.ts';

/** Formats of a scan: of its summary, or of the records behind it. */
export const SUMMARY_FORMATS = {
  table: tableFormat,
  markdown: summaryMarkdownFormat,
  html: reportHtmlFormat,
  ndjson: ndjsonFormat,
  csv: csvFormat,
  json: jsonFormat,
} as const satisfies Record<string, (context: FormatContext) => Format>;

export type SummaryFormatName = keyof typeof SUMMARY_FORMATS;
