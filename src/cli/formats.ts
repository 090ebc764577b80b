import type { Reason } from '../model.ts';
import { cardFormat } from '../output/card.ts';
import { plainFormat } from '../output/card-plain.ts';
import { csvFormat } from '../output/csv.ts';
import type { Format } from '../output/format.ts';
import type { Counter } from '../output/heading.ts';
import { markdownInquiry, plainInquiry, withInquiry } from '../output/inquiry-format.ts';
import { jsonFormat } from '../output/json.ts';
import { markdownFormat } from '../output/markdown.ts';
import { ndjsonFormat } from '../output/ndjson.ts';
import { createPaint } from '../output/paint.ts';
import { reportHtmlFormat } from '../output/report-html.ts';
import { summaryMarkdownFormat } from '../output/summary-markdown.ts';
import { tableFormat } from '../output/table.ts';
import type { Advice } from '../rules/types.ts';

/** What formats need to know; each takes its part. */
export interface FormatContext {
  readonly width: number;
  readonly colored: boolean;
  readonly maxSteps: number;
  readonly counter: Counter;
  readonly bom: boolean;
  /** Letters below the cards; only formats for people have them. */
  readonly inquiry: boolean;
  /** The card without colour, columns and line breaks. */
  readonly plain: boolean;
  titleOf(reason: Reason): string;
  adviceOf(reason: Reason): Advice;
  providerName(id: string): string;
}

type Make = (context: FormatContext) => Format;

const card: Make = (context) => {
  const paint = createPaint(context.colored && !context.plain);
  const cards = context.plain ? plainFormat(context) : cardFormat({ ...context, paint });
  return context.inquiry ? withInquiry(cards, plainInquiry(paint)) : cards;
};

const markdown: Make = (context) => {
  const cards = markdownFormat(context);
  return context.inquiry ? withInquiry(cards, markdownInquiry) : cards;
};

export const CARD_FORMATS = {
  card,
  json: jsonFormat,
  ndjson: ndjsonFormat,
  csv: csvFormat,
  markdown,
} as const satisfies Record<string, Make>;

export const SUMMARY_FORMATS = {
  table: tableFormat,
  markdown: summaryMarkdownFormat,
  html: reportHtmlFormat,
  ndjson: ndjsonFormat,
  csv: csvFormat,
  json: jsonFormat,
} as const satisfies Record<string, Make>;

export type CardFormatName = keyof typeof CARD_FORMATS;
export type SummaryFormatName = keyof typeof SUMMARY_FORMATS;
