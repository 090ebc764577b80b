import { eachAnchor, isCjkAt, isWordAt } from './anchor.ts';
import type { Place, Run } from './pattern.ts';

/** What a phrase hangs on: only where a text has the anchor of one of its hooks is the phrase compared. */
export interface Hook {
  readonly hash: number;
  /** Where the anchor begins in the alternative that it belongs to. */
  readonly at: number;
  /** Where that alternative begins in the line of its phrase. */
  readonly begin: number;
}

/** How often an anchor stands in the phrases of a table. */
export type Rarity = (anchor: string) => number;

/** Those of the place with the rarest anchors; none where no place that must be there has one in each alternative. */
export function hooksOf(run: Run, rarity: Rarity): readonly Hook[] {
  let begin = 0;
  const hangers = run.map((place, i) => {
    const borders = { left: goesOn(run, i, -1), right: goesOn(run, i, 1) };
    const found = place.map((alternative) => {
      const anchor = bestAnchor(alternative, borders, rarity);
      const hook = anchor && { ...anchor, begin };
      begin += alternative.length + 1;
      return hook;
    });
    return found.every((hook) => hook !== null) ? found : [];
  });
  const usable = hangers.filter((found) => found.length > 0);
  const costOf = (found: (typeof usable)[number]) => found.reduce((sum, { cost }) => sum + cost, 0);
  const best = usable.reduce((a, b) => (a && costOf(a) <= costOf(b) ? a : b), usable[0]);
  return (best ?? []).map(({ hash, at, begin }) => ({ hash, at, begin }));
}

/** Whether a word may go on in what stands beside a place, over optional places. */
function goesOn(run: Run, from: number, step: 1 | -1): boolean {
  const touches = (one: string): boolean => one !== '' && isWordAt(one, step === 1 ? 0 : one.length - 1);
  for (let i = from + step; ; i += step) {
    const place: Place = run[i] ?? [' '];
    if (place.some(touches)) return true;
    if (!place.includes('')) return false;
  }
}

interface Borders {
  readonly left: boolean;
  readonly right: boolean;
}

/** The rarest anchor that is surely whole. */
function bestAnchor(text: string, { left, right }: Borders, rarity: Rarity) {
  let best: { readonly hash: number; readonly at: number; readonly cost: number } | null = null;
  eachAnchor(text, (hash, at, end) => {
    if (left && at === 0 && !isCjkAt(text, 0)) return;
    if (right && end === text.length && !isCjkAt(text, end - 1)) return;
    const cost = rarity(text.slice(at, end));
    if (best === null || cost < best.cost) best = { hash, at, cost };
  });
  return best as { readonly hash: number; readonly at: number; readonly cost: number } | null;
}
