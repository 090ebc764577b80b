import type { Format } from '../format/format.ts';
import { type CardsOptions, cardsFormat, type TitledCard } from './cards.ts';
import type { CardRow } from './row.ts';

/** The card to paste into a reply: no colour, no columns and no line breaks of ours, as the reader's font is unknown. */
export const plainFormat = (options: CardsOptions): Format => cardsFormat(options, plainCard);

export const plainCard = ({ heading, view }: TitledCard): string =>
  [
    ...(heading === '' ? [] : [heading]),
    view.lead,
    '',
    ...view.rows.flatMap(plainRow),
    ...noteLines(view.note),
    '',
  ].join('\n');

const noteLines = (note: string | null): readonly string[] => (note === null ? [] : ['', note]);

/** One line where one is enough. */
function plainRow({ label, lines }: CardRow): readonly string[] {
  const [first] = lines;
  if (lines.length === 1 && first !== undefined && first.marker === '') return [`■ ${label}: ${first.text}`];
  return [`■ ${label}`, ...lines.map(({ marker, text }) => `  ${marker}${text}`)];
}
