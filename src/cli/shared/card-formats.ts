import { markdownFormat } from '../../output/card/markdown.ts';
import { plainFormat } from '../../output/card/plain.ts';
import { cardFormat } from '../../output/card/terminal.ts';
import type { Format } from '../../output/format/format.ts';
import { csvFormat } from '../../output/stream/csv.ts';
import { jsonFormat } from '../../output/stream/json.ts';
import { ndjsonFormat } from '../../output/stream/ndjson.ts';
import { createPaint } from '../../output/text/paint.ts';
import type { FormatContext } from './context.ts';

type Make = (context: FormatContext) => Format | Promise<Format>;

/** Hardly any run writes letters, and there are many to load. */
const letters = () => import('../../output/inquiry/format.ts');

const card: Make = async (context) => {
  const paint = createPaint(context.colored && !context.plain);
  const cards = context.plain ? plainFormat(context) : cardFormat({ ...context, paint });
  if (!context.inquiry) return cards;
  const { plainInquiry, withInquiry } = await letters();
  return withInquiry(cards, plainInquiry(paint));
};

const markdown: Make = async (context) => {
  const cards = markdownFormat(context);
  if (!context.inquiry) return cards;
  const { markdownInquiry, withInquiry } = await letters();
  return withInquiry(cards, markdownInquiry);
};

/** Formats that tell of one recipient after the other. */
export const CARD_FORMATS = {
  card,
  json: jsonFormat,
  ndjson: ndjsonFormat,
  csv: csvFormat,
  markdown,
} as const satisfies Record<string, Make>;

export type CardFormatName = keyof typeof CARD_FORMATS;
