import { type CardOptions, type CardView, cardView } from './card-view.ts';
import type { Finding } from './finding.ts';
import type { Format, Place } from './format.ts';
import { type Counter, headingOf } from './heading.ts';

/** A card and what tells it from its neighbours; empty where there are none. */
export interface TitledCard {
  readonly heading: string;
  readonly view: CardView;
}

export interface CardsOptions extends CardOptions {
  readonly counter: Counter;
}

/** A format of one card per recipient, an empty line between two. */
export function cardsFormat(options: CardsOptions, render: (card: TitledCard) => string): Format {
  let separator = '';
  return {
    begin: () => '',
    message(findings, place) {
      const text = separator + cardsOf(findings, place, options).map(render).join('\n');
      separator = '\n';
      return text;
    },
    end: () => '',
  };
}

function cardsOf(findings: readonly Finding[], place: Place, options: CardsOptions): readonly TitledCard[] {
  const views = findings.map((finding) => cardView(finding, options));
  // The note is about the message, not about one of its recipients.
  const noted = views.findLastIndex((view) => view.note !== null);
  const { from = 0, of } = place;
  return findings.map((finding, i) => ({
    heading: headingOf(finding, from + i, of ?? findings.length, place, options.counter),
    view: { ...(views[i] as CardView), note: i === noted ? (views[i]?.note ?? null) : null },
  }));
}
