import type { BounceRecord } from '../../model.ts';
import { visible } from '../../visible.ts';
import { dayOf } from '../period.ts';
import { createSums, type Sums } from '../sums.ts';

/** What notices about addresses tell; `other`: put off, or refused for something that may pass or be mended. */
export const FATES = ['hard', 'other', 'complaint'] as const;
export type Fate = (typeof FATES)[number];

/** How many notices came, by when they came and what they are about. */
export interface Groups {
  /** Days and months of the notices, on the calendar that each is dated by: `2026-11-20`, `2026-11`. */
  readonly days: Sums<Fate>;
  readonly months: Sums<Fate>;
  /** Of the mails that were sent. */
  readonly subjects: Sums<Fate>;
  readonly lists: Sums<Fate>;
  /** By the names that were asked for with `--header`. */
  readonly headers: ReadonlyMap<string, Sums<Fate>>;
}

export interface GroupCollector extends Groups {
  add(record: BounceRecord): void;
}

/** A year and its months; whatever a stranger dates otherwise is summed up. */
const MOST = { days: 2_000, names: 10_000, headers: 20 };
const LONGEST = 120;

export function createGroups(): GroupCollector {
  const headers = new Map<string, Sums<Fate>>();
  const groups = {
    days: createSums(FATES, MOST.days),
    months: createSums(FATES, MOST.days),
    subjects: createSums(FATES, MOST.names),
    lists: createSums(FATES, MOST.names),
    headers,
  };
  const headerNamed = (name: string): Sums<Fate> | undefined => {
    if (!headers.has(name) && headers.size < MOST.headers) headers.set(name, createSums(FATES, MOST.names));
    return headers.get(name);
  };
  return {
    ...groups,
    add(record) {
      const fate = fateOf(record);
      const day = dayOf(record.date);
      if (day !== null) groups.days.add(day, fate);
      if (day !== null) groups.months.add(day.slice(0, MONTH), fate);
      addNamed(groups.subjects, record.subject, fate);
      addNamed(groups.lists, record.listId, fate);
      for (const [name, value] of Object.entries(record.headers ?? {})) addNamed(headerNamed(name), value, fate);
    },
  };
}

const MONTH = 'YYYY-MM'.length;

function addNamed(sums: Sums<Fate> | undefined, name: string | null, fate: Fate): void {
  const shown = visible(name ?? '', LONGEST);
  if (shown !== '') sums?.add(shown, fate);
}

/** A report of failed authentication is no complaint. */
function fateOf({ kind, hardBounce, list }: BounceRecord): Fate {
  if (kind === 'feedback') return list === 'remove' ? 'complaint' : 'other';
  return kind === 'bounce' && hardBounce === true ? 'hard' : 'other';
}
