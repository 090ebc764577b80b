/** Seconds since 1970: a small integer, of which millions are kept. null: nobody knows. */
export type Moment = number | null;

/** Up to 2106: four bytes of each are kept. A stranger may write any date. */
const FIRST = 0;
const LAST = 2 ** 32;

export function momentOf(date: string | null): Moment {
  const moment = date === null ? Number.NaN : Math.floor(Date.parse(date) / 1000);
  return moment >= FIRST && moment < LAST ? moment : null;
}

const IN_JAPAN = 9 * 3600;

/** ISO 8601 in Japan's time, as whoever reads it lives there. */
export const isoOf = (moment: Moment): string | null =>
  moment === null ? null : `${new Date((moment + IN_JAPAN) * 1000).toISOString().slice(0, 19)}+09:00`;

export const dayOf = (moment: number): number => Math.floor((moment + IN_JAPAN) / 86_400);

export const earlier = (a: Moment, b: Moment): Moment => (a === null || (b !== null && b < a) ? b : a);
export const later = (a: Moment, b: Moment): Moment => (a === null || (b !== null && b > a) ? b : a);
