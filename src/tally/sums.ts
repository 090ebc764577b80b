import { ownText } from '../own-text.ts';

/** Several figures, each of which counts something else. */
export type Figures<K extends string> = Readonly<Record<K, number>>;

export type NamedFigures<K extends string> = Figures<K> & { readonly name: string };

export interface SumsRanking<K extends string> {
  readonly top: readonly NamedFigures<K>[];
  /** The sums of what is not in `top`; null where there is nothing. */
  readonly others: Figures<K> | null;
}

/** Figures for each of many names; what may come from strangers is counted in bounded memory. */
export interface Sums<K extends string> {
  add(name: string, figure: K): void;
  /** Those with the most first; by name, where `order` says so. */
  ranking(top: number, order?: 'size' | 'name'): SumsRanking<K>;
}

/** Names told apart; of the others only the sums are kept. About 10 MB. */
const MOST_NAMES = 50_000;
const LONGEST = 255;

export function createSums<K extends string>(figures: readonly K[], most: number = MOST_NAMES): Sums<K> {
  type Counts = Record<K, number>;
  const nothing = (): Counts => Object.fromEntries(figures.map((figure) => [figure, 0])) as Counts;
  const sizeOf = (counts: Figures<K>): number => figures.reduce((sum, figure) => sum + counts[figure], 0);
  const known = new Map<string, Counts>();
  const beyond = nothing();
  return {
    add(name, figure) {
      const key = name.slice(0, LONGEST);
      let counts = known.get(key);
      if (counts === undefined && known.size < most) {
        counts = nothing();
        known.set(ownText(key), counts);
      }
      (counts ?? beyond)[figure]++;
    },
    ranking(top, order = 'size') {
      const byName = (a: NamedFigures<K>, b: NamedFigures<K>): number => (a.name < b.name ? -1 : 1);
      const bySize = (a: NamedFigures<K>, b: NamedFigures<K>): number => sizeOf(b) - sizeOf(a) || byName(a, b);
      const ranked = [...known].map(([name, counts]) => ({ name, ...counts })).sort(order === 'size' ? bySize : byName);
      const others = nothing();
      for (const rest of [...ranked.slice(top), beyond]) for (const figure of figures) others[figure] += rest[figure];
      return { top: ranked.slice(0, top), others: sizeOf(others) > 0 ? others : null };
    },
  };
}
