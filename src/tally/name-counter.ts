import { ownText } from '../own-text.ts';

/** How often each of many names came; what may come from strangers is counted in bounded memory. */
export interface NameCounter {
  add(name: string): void;
  /** The most frequent names, then by name; the rest as one figure. */
  ranking(top: number): Ranking;
}

export interface Ranking {
  readonly top: readonly NamedCount[];
  /** What the names outside of `top` have together; `names` is null where more came than could be told apart. */
  readonly others: { readonly names: number | null; readonly count: number };
}

export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** About 10 MB of names. Below it every count is exact, whatever the order in which they came. */
export const MOST_NAMES = 50_000;
/** Longer than any domain (RFC 1035 section 2.3.4). */
const LONGEST = 255;

export function createNameCounter(most = MOST_NAMES): NameCounter {
  const counts = new Map<string, number>();
  let beyond = 0;
  return {
    add(name) {
      const key = name.slice(0, LONGEST);
      const known = counts.get(key);
      if (known !== undefined) counts.set(key, known + 1);
      else if (counts.size < most) counts.set(ownText(key), 1);
      else beyond++;
    },
    ranking(top) {
      const ranked = [...counts].map(([name, count]) => ({ name, count })).sort(byCount);
      const rest = ranked.slice(top).reduce((sum, { count }) => sum + count, beyond);
      const names = beyond > 0 ? null : Math.max(0, ranked.length - top);
      return { top: ranked.slice(0, top), others: { names, count: rest } };
    },
  };
}

const byCount = (a: NamedCount, b: NamedCount): number => b.count - a.count || (a.name < b.name ? -1 : 1);
