import type { Reason } from '../model.ts';
import type { Format } from '../output/format.ts';
import type { Counter } from '../output/heading.ts';
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

type Load = (context: FormatContext) => Promise<Format>;

// Loaded on demand: a scan to ndjson needs neither chalk nor csv-stringify.
const json: Load = async () => (await import('../output/json.ts')).jsonFormat();
const ndjson: Load = async () => (await import('../output/ndjson.ts')).ndjsonFormat();
const csv: Load = async (context) => (await import('../output/csv.ts')).csvFormat(context);

const card: Load = async (context) => {
  const [{ cardFormat }, { createPaint }] = await Promise.all([
    import('../output/card.ts'),
    import('../output/paint.ts'),
  ]);
  const paint = createPaint(context.colored && !context.plain);
  const cards = context.plain
    ? (await import('../output/card-plain.ts')).plainFormat(context)
    : cardFormat({ ...context, paint });
  if (!context.inquiry) return cards;
  const { plainInquiry, withInquiry } = await import('../output/inquiry-format.ts');
  return withInquiry(cards, plainInquiry(paint));
};

const markdown: Load = async (context) => {
  const cards = (await import('../output/markdown.ts')).markdownFormat(context);
  if (!context.inquiry) return cards;
  const { markdownInquiry, withInquiry } = await import('../output/inquiry-format.ts');
  return withInquiry(cards, markdownInquiry);
};

export const CARD_FORMATS = {
  card,
  json,
  ndjson,
  csv,
  markdown,
} as const satisfies Record<string, Load>;

export const SUMMARY_FORMATS = {
  table: async (context) => (await import('../output/table.ts')).tableFormat(context),
  markdown: async (context) => (await import('../output/summary-markdown.ts')).summaryMarkdownFormat(context),
  html: async (context) => (await import('../output/report-html.ts')).reportHtmlFormat(context),
  ndjson,
  csv,
  json,
} as const satisfies Record<string, Load>;

export type CardFormatName = keyof typeof CARD_FORMATS;
export type SummaryFormatName = keyof typeof SUMMARY_FORMATS;
