import type { BounceRecord } from '../../model.ts';
import { ownText } from '../../own-text.ts';

/** What became of the mails to one domain or provider. */
export interface Delivered {
  readonly name: string;
  readonly delivered: number;
  readonly failed: number;
  /** Put off, and no later word. */
  readonly waiting: number;
}

export interface Deliveries {
  /** Those with the most mails first. */
  readonly top: readonly Delivered[];
  /** The sums of what is not in `top`; null where there is nothing. */
  readonly others: Omit<Delivered, 'name'> | null;
}

/** Whom mail is put off by more often than before. */
export interface Rising {
  /** Id in rules/providers.yaml; null where `name` is a domain or a server that is none of theirs. */
  readonly provider: string | null;
  readonly name: string;
  /** Shares of the attempts that were put off, 0 to 1: before, and in the last quarter of the time that the log covers. */
  readonly before: number;
  readonly recent: number;
  /** How many that were in the last quarter. */
  readonly deferred: number;
}

type Sums = { -readonly [K in keyof Omit<Delivered, 'name'>]: Delivered[K] };
const nothing = (): Sums => ({ delivered: 0, failed: 0, waiting: 0 });

/** What is handed on within a server is delivered by somebody else. */
export function outcomeOf({ kind, action }: BounceRecord): keyof Sums | null {
  if (kind === 'bounce') return 'failed';
  if (kind === 'delay') return 'waiting';
  return kind === 'success' && action === 'delivered' ? 'delivered' : null;
}

/** Names told apart; of the others only the sums are kept. About 10 MB. */
const MOST_NAMES = 50_000;
const LONGEST = 255;

export interface DeliveryCounter {
  add(name: string, outcome: keyof Sums): void;
  ranking(top: number): Deliveries;
}

export function createDeliveryCounter(most = MOST_NAMES): DeliveryCounter {
  const counts = new Map<string, Sums>();
  const beyond = nothing();
  return {
    add(name, outcome) {
      const key = name.slice(0, LONGEST);
      let sums = counts.get(key);
      if (sums === undefined && counts.size < most) {
        sums = nothing();
        counts.set(ownText(key), sums);
      }
      (sums ?? beyond)[outcome]++;
    },
    ranking(top) {
      const ranked = [...counts].map(([name, sums]) => ({ name, ...sums })).sort(bySize);
      const rest = [...ranked.slice(top), { ...beyond }];
      const others = rest.reduce<Sums>(added, nothing());
      return { top: ranked.slice(0, top), others: sizeOf(others) > 0 ? others : null };
    },
  };
}

const added = (sum: Sums, { delivered, failed, waiting }: Sums): Sums => ({
  delivered: sum.delivered + delivered,
  failed: sum.failed + failed,
  waiting: sum.waiting + waiting,
});
const sizeOf = ({ delivered, failed, waiting }: Sums): number => delivered + failed + waiting;
const bySize = (a: Delivered, b: Delivered): number => sizeOf(b) - sizeOf(a) || (a.name < b.name ? -1 : 1);
