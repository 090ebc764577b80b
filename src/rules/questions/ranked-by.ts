/** Items with a number for each, lowest first; equal ones stay in order. */
export const rankedBy = <T>(items: readonly T[], rankOf: (item: T) => number) =>
  items.map((item) => ({ item, rank: rankOf(item) })).sort((a, b) => a.rank - b.rank);
