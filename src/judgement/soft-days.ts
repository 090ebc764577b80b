import { dayOf } from './moment.ts';

/** A day with a passing trouble: the last one of the day, and how many such days are enough. */
export interface SoftDay {
  readonly at: number;
  readonly enough: number;
}

/**
 * The days with another one, the latest `most` of them in their order: of so many, whatever came before changes
 * nothing. One mail to many lists, or one server out of order, is one trouble.
 */
export function withDay(days: readonly SoftDay[], at: number, enough: number, most: number): readonly SoftDay[] {
  const i = days.findIndex((day) => dayOf(day.at) >= dayOf(at));
  const known = days[i];
  if (known !== undefined && dayOf(known.at) === dayOf(at))
    return days.with(i, { at: Math.max(at, known.at), enough: Math.min(enough, known.enough) });
  return days.toSpliced(i < 0 ? days.length : i, 0, { at, enough }).slice(-most);
}

/** Those that count: behind the last mail that arrived, and no more than so many days before the last of them. */
export function daysThatCount(days: readonly SoftDay[], arrived: number | null, within: number): readonly SoftDay[] {
  const last = days.at(-1);
  if (last === undefined) return [];
  return days.filter(({ at }) => (arrived === null || at > arrived) && dayOf(last.at) - dayOf(at) < within);
}

/** Rounded: a third, a third and a third are one. */
export const areEnough = (days: readonly SoftDay[]): boolean =>
  days.reduce((sum, { enough }) => sum + 1 / enough, 0) > 1 - 1e-9;
