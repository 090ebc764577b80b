import type { BounceRecord, Reason } from '../model.ts';
import type { ListPolicy } from '../rules/files/types.ts';
import { daysFor, type Sort } from './bearing.ts';
import { earlier, later, type Moment, momentOf } from './moment.ts';
import { type SoftDay, withDay } from './soft-days.ts';

/** Notices of one sort about one address: how many, when, and what the last of them was about. */
export interface Mark {
  count: number;
  first: Moment;
  last: Moment;
  reason: Reason | null;
  title: string;
}

/** What is kept of all notices about one address: a few numbers, however many came. */
export interface Account {
  /** As it was written first. */
  readonly address: string;
  readonly marks: Partial<Record<Sort, Mark>>;
  days: readonly SoftDay[];
}

/** Nothing was said of it yet. */
export const newAccount = (address: string): Account => ({ address, marks: {}, days: [] });

export interface Bookkeeping {
  readonly policy: ListPolicy;
  /** Days of which no more can be needed. */
  readonly mostDays: number;
}

export function enter(account: Account, record: BounceRecord, sort: Sort, { policy, mostDays }: Bookkeeping): void {
  const at = momentOf(record.date);
  const mark = account.marks[sort];
  const isLast = mark === undefined || at === null || mark.last === null || at >= mark.last;
  const { reason, title } = isLast ? record : mark;
  account.marks[sort] = {
    count: (mark?.count ?? 0) + 1,
    first: mark === undefined ? at : earlier(mark.first, at),
    last: mark === undefined ? at : later(mark.last, at),
    reason,
    title,
  };
  // Nobody knows whether those without a date came on one day.
  if (sort === 'soft' && at !== null)
    account.days = withDay(account.days, at, daysFor(record.reason, policy), mostDays);
}
