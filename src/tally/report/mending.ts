import { bearingOf } from '../../judgement/bearing.ts';
import { domainOf } from '../../mail-address.ts';
import type { BounceRecord, Reason, Remedy, Side } from '../../model.ts';
import { ownText } from '../../own-text.ts';
import type { ListPolicy } from '../../rules/files/types.ts';
import { visible } from '../../visible.ts';

/** Something that the sender's side can mend, as it was met in many notices. */
export interface Mending {
  readonly reason: Reason;
  readonly count: number;
  readonly side: Side;
  /** The refusal that was met most often, with the steps and values of its first notice. */
  readonly commonest: { readonly title: string; readonly count: number; readonly remedy: Remedy };
  /** Ids of rules/providers.yaml, or domains, of those who refused; the most frequent first. */
  readonly by: readonly { readonly name: string; readonly isProvider: boolean; readonly count: number }[];
  /** IP addresses and block lists that the refusals name. */
  readonly ips: readonly string[];
  readonly dnsbl: readonly string[];
  /** What the other server said first. */
  readonly words: string | null;
}

export interface MendingCollector {
  add(record: BounceRecord): void;
  /** What was met most often first. */
  list(): readonly Mending[];
}

/** It says nothing of the address: the way we send is refused, or about to be, and no list has to change. */
function isOurs(record: BounceRecord, policy: ListPolicy): boolean {
  if (record.kind === 'feedback') return record.side === 'senderAdmin' && record.list === 'keep';
  return bearingOf({ ...record, kind: 'bounce' }, policy) === 'ours';
}

/** Of one reason; a stranger's notices may name any number. */
const MOST = { rules: 100, names: 200, values: 5 };
const MOST_REASONS = 100;
const LONGEST_WORDS = 300;
const SHOWN_NAMES = 5;

interface Seen {
  readonly words: string | null;
  count: number;
  readonly rules: Map<string, { count: number; readonly title: string; readonly side: Side; readonly remedy: Remedy }>;
  readonly names: Map<string, { readonly isProvider: boolean; count: number }>;
  readonly ips: Set<string>;
  readonly dnsbl: Set<string>;
}

export function createMending(policy: ListPolicy): MendingCollector {
  const reasons = new Map<Reason, Seen>();
  return {
    add(record) {
      if (record.reason === null || !isOurs(record, policy)) return;
      const seen = reasons.get(record.reason) ?? (reasons.size < MOST_REASONS ? begun(record) : null);
      if (seen === null) return;
      reasons.set(record.reason, seen);
      enter(seen, record);
    },
    list: () => [...reasons].map(told).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  };
}

const begun = ({ diagnosticCode }: BounceRecord): Seen => ({
  ...{ words: diagnosticCode && ownText(visible(diagnosticCode, LONGEST_WORDS)), count: 0 },
  ...{ rules: new Map(), names: new Map(), ips: new Set(), dnsbl: new Set() },
});

function enter(seen: Seen, record: BounceRecord): void {
  seen.count++;
  countIn(seen.rules, record.rule ?? '', MOST.rules, () => ({
    ...{
      count: 0,
      title: ownText(record.title),
      side: record.side ?? 'unknown',
      remedy: structuredClone(record.remedy),
    },
  }));
  const name = record.provider ?? domainOf(record.recipient);
  const isProvider = record.provider !== null;
  if (name !== null) countIn(seen.names, visible(name, 100), MOST.names, () => ({ count: 0, isProvider }));
  keep(seen.ips, record.evidence.ips);
  keep(seen.dnsbl, record.evidence.dnsbl);
}

function countIn<T extends { count: number }>(
  counts: Map<string, T>,
  name: string,
  most: number,
  begin: () => T,
): void {
  let entry = counts.get(name);
  if (entry === undefined && counts.size < most) {
    entry = begin();
    counts.set(ownText(name), entry);
  }
  if (entry !== undefined) entry.count++;
}

function keep(kept: Set<string>, values: readonly string[]): void {
  for (const value of values) if (kept.size < MOST.values) kept.add(ownText(visible(value, 100)));
}

const byCount = <T extends { readonly count: number }>([a, m]: readonly [string, T], [b, n]: readonly [string, T]) =>
  n.count - m.count || (a < b ? -1 : 1);

function told([reason, { words, count, rules, names, ips, dnsbl }]: readonly [Reason, Seen]): Mending {
  const [[, { side, ...commonest }] = NO_RULE] = [...rules].sort(byCount);
  const by = [...names]
    .sort(byCount)
    .map(([name, { isProvider, count: times }]) => ({ name, isProvider, count: times }));
  return {
    ...{ reason, count, side, commonest, words },
    by: by.slice(0, SHOWN_NAMES),
    ips: [...ips],
    dnsbl: [...dnsbl],
  };
}

const NO_RULE = [
  '',
  { count: 0, title: '', side: 'unknown', remedy: { sender: [], senderAdmin: [], recipient: [], recipientAdmin: [] } },
] as const;
