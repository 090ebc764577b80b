/** Seconds since 1970: a small integer, of which millions are kept. null: nobody knows. */
export type Moment = number | null;

export function momentOf(date: string | null): Moment {
  const time = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? null : Math.floor(time / 1000);
}

const IN_JAPAN = 9 * 3600;

/** ISO 8601 in Japan's time, as whoever reads it lives there. */
export const isoOf = (moment: Moment): string | null =>
  moment === null ? null : `${new Date((moment + IN_JAPAN) * 1000).toISOString().slice(0, 19)}+09:00`;

export const dayOf = (moment: number): number => Math.floor((moment + IN_JAPAN) / 86_400);

export const earlier = (a: Moment, b: Moment): Moment => (a === null || (b !== null && b < a) ? b : a);
export const later = (a: Moment, b: Moment): Moment => (a === null || (b !== null && b > a) ? b : a);
