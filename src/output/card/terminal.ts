import type { Format } from '../format/format.ts';
import { wrap } from '../text/wrap.ts';
import { type CardsOptions, cardsFormat } from './cards.ts';
import { layOutCard, readableWidth, type Sheet } from './layout.ts';

export interface CardFormatOptions extends Sheet, CardsOptions {}

/** Cards for a terminal. */
export const cardFormat = (options: CardFormatOptions): Format =>
  cardsFormat(options, ({ heading, view }) => {
    const above = wrap(heading, readableWidth(options.width)).map((line) => `${options.paint.quiet(line)}\n`);
    return (heading === '' ? '' : above.join('')) + layOutCard(view, options);
  });
