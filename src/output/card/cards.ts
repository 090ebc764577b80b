import type { Format, Place } from '../format/format.ts';
import { type Counter, headingOf } from '../format/heading.ts';
import type { Finding } from '../record/finding.ts';
import { type Group, groupFindings, overviewOf } from './groups.ts';
import { type CardOptions, type CardView, cardView, groupView } from './view.ts';

/** A card and what tells it from its neighbours; empty where there are none. */
export interface TitledCard {
  readonly heading: string;
  readonly view: CardView;
  /** Whom it is about; nobody for what stands above several. */
  readonly findings: readonly Finding[];
}

export interface CardsOptions extends CardOptions {
  readonly counter: Counter;
}

/** Recipients that one card may be about; a mail that names more has several. */
const TOGETHER = 20_000;

/** A format of one card per recipient or group of recipients, an empty line between two. */
export function cardsFormat(options: CardsOptions, render: (card: TitledCard) => string): Format {
  let separator = '';
  return {
    together: TOGETHER,
    looksAhead: true,
    begin: () => '',
    message(findings, place) {
      const text = separator + cardsOf(findings, place, options).map(render).join('\n');
      separator = '\n';
      return text;
    },
    end: () => '',
  };
}

/** The cards of one message. */
export function cardsOf(findings: readonly Finding[], place: Place, options: CardsOptions): readonly TitledCard[] {
  const [first, ...others] = findings;
  if (first === undefined) return [];
  const cards = others.length > 0 && !options.full ? grouped([first, ...others]) : alone(findings, options);
  const heading = headingOf(first, place, options.counter);
  // The note is about the message, not about one of its recipients.
  const noted = cards.findLastIndex(({ view }) => view.note !== null);
  const { from = 0 } = place;
  return cards.map(({ view, ...card }, i) => ({
    ...card,
    heading: i === 0 && from === 0 ? heading : '',
    view: { ...view, note: i === noted ? view.note : null },
  }));
}

type Card = Omit<TitledCard, 'heading'>;

const alone = (findings: readonly Finding[], options: CardOptions): readonly Card[] =>
  findings.map((finding) => ({ view: cardView(finding, options), findings: [finding] }));

function grouped(findings: Group): readonly Card[] {
  const groups = groupFindings(findings);
  const isPart = groups.length > 1;
  const cards = groups.map((group) => ({ view: groupView(group, { isPart }), findings: group }));
  return isPart ? [{ view: overviewOf(findings), findings: [] }, ...cards] : cards;
}
