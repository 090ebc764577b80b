import { layOutCard, type Sheet } from './card-layout.ts';
import { type CardsOptions, cardsFormat } from './cards.ts';
import type { Format } from './format.ts';

export interface CardFormatOptions extends Sheet, CardsOptions {}

/** Cards for a terminal. */
export const cardFormat = (options: CardFormatOptions): Format =>
  cardsFormat(options, ({ heading, view }) => {
    const above = heading === '' ? '' : `${options.paint.quiet(heading)}\n`;
    return above + layOutCard(view, options);
  });
