import { ownText } from '../own-text.ts';

export type Days = readonly [first: string, last: string];

/** From which day to which notices came. */
export interface Period {
  /** ISO 8601. */
  add(date: string | null): void;
  /** null where none was dated. */
  days(): Days | null;
}

export function createPeriod(): Period {
  let days: Days | null = null;
  return {
    add(date) {
      const day = dayOf(date);
      if (day === null) return;
      const [first, last] = days ?? [day, day];
      if (days === null || day < first || day > last)
        days = [day < first ? ownText(day) : first, day > last ? ownText(day) : last];
    },
    days: () => days,
  };
}

/** By the day on the sender's calendar, which is how people name it. */
export const dayOf = (date: string | null): string | null => /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0] ?? null;
