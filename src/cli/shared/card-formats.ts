import { cardFormat } from '../../output/card/terminal.ts';
import type { Format } from '../../output/format/format.ts';
import { ndjsonFormat } from '../../output/stream/ndjson.ts';
import { createPaint } from '../../output/text/paint.ts';
import type { FormatContext } from './context.ts';

type Make = (context: FormatContext) => Format | Promise<Format>;

/** Hardly any run writes letters, and there are many to load. */
const letters = () => import('../../output/inquiry/format.ts');

/** For pasting into a reply. */
const plain = () => import('../../output/card/plain.ts');

const card: Make = async (context) => {
  const paint = createPaint(context.colored && !context.plain);
  const cards = context.plain ? (await plain()).plainFormat(context) : cardFormat({ ...context, paint });
  if (!context.inquiry) return cards;
  const { plainInquiry, withInquiry } = await letters();
  return withInquiry(cards, plainInquiry(paint));
};

const markdown: Make = async (context) => {
  const { markdownFormat } = await import('../../output/card/markdown.ts');
  const cards = markdownFormat(context);
  if (!context.inquiry) return cards;
  const { markdownInquiry, withInquiry } = await letters();
  return withInquiry(cards, markdownInquiry);
};

/** Its columns are many. */
const csv: Make = async (context) => (await import('../../output/stream/csv.ts')).csvFormat(context);

/** Its summary may be held against others. */
const json: Make = async () => (await import('../../output/stream/json.ts')).jsonFormat();

/** Formats that tell of one recipient after the other. */
export const CARD_FORMATS = {
  card,
  json,
  ndjson: ndjsonFormat,
  csv,
  markdown,
} as const satisfies Record<string, Make>;

export type CardFormatName = keyof typeof CARD_FORMATS;
