import type { Filter } from './filter.ts';

const DAY = 24 * 60 * 60 * 1000;

/** The beginning of a day in Japan, from `2026-11-01` or `7d` (so many days before `now`, ms); null: neither. */
export function parseSince(text: string, now: number): Date | null {
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  if (days !== undefined) return new Date(startOfDay(now - Number(days) * DAY));
  const given = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00+09:00`) : null;
  // 2026-02-30 is no day, though Date has one for it.
  return given !== null && dayOf(given.getTime()) === text ? given : null;
}

const OFFSET = 9 * 60 * 60 * 1000;
const dayOf = (time: number): string =>
  Number.isNaN(time) ? '' : new Date(time + OFFSET).toISOString().slice(0, 'YYYY-MM-DD'.length);
const startOfDay = (time: number): number => Date.parse(`${dayOf(time)}T00:00:00+09:00`);

/** By the notice's own date; a notice without one is never left out. */
export const sinceFilter = (since: Date): Filter => ({
  text: `since=${dayOf(since.getTime())}`,
  accepts: ({ date }) => date === null || !(Date.parse(date) < since.getTime()),
});

/** All of them at once; null of none. */
export function allOf(filters: readonly (Filter | undefined)[]): Filter | null {
  const given = filters.filter((filter) => filter !== undefined);
  if (given.length === 0) return null;
  return {
    text: given.map(({ text }) => text).join(','),
    accepts: (record) => given.every((filter) => filter.accepts(record)),
  };
}
