import type { Judge } from '../judgement/judge.ts';
import { type Judgement, leavesList, type VerdictName } from '../judgement/verdict.ts';
import type { Reason } from '../model.ts';
import type { Summary } from './summary.ts';

/** What an earlier run came to. */
export interface Earlier {
  /** As the reader knows it. */
  readonly name: string;
  readonly summary: Summary;
  readonly judge: Judge;
  /** Days of its first and last notice; null where none is dated. */
  readonly period: readonly [first: string, last: string] | null;
}

/** How the addresses of one verdict stand to those of an earlier run. */
export interface VerdictChange {
  readonly verdict: VerdictName;
  readonly before: number;
  readonly now: number;
  /** Of which nothing was known. */
  readonly fresh: number;
  /** Of which something else was said. */
  readonly turned: number;
  readonly stayed: number;
  /** Of which nothing is known any more. */
  readonly gone: number;
}

export interface Comparison {
  readonly changes: readonly VerdictChange[];
  /** They were to leave the list then, and mail was sent to them since; in the order in which they came. */
  readonly stillOnList: readonly Judgement[];
  /** What changed most first. */
  readonly reasons: readonly { readonly reason: Reason; readonly before: number; readonly now: number }[];
}

const COMPARED = ['remove', 'complaint', 'watch'] as const satisfies readonly VerdictName[];

/** What is new, what stayed and what is gone. */
export function compare(summary: Summary, judge: Judge, earlier: Earlier): Comparison {
  const changes = new Map<VerdictName, Mutable<VerdictChange>>(
    COMPARED.map((verdict) => [verdict, { ...NONE, verdict }]),
  );
  const stillOnList: Judgement[] = [];
  for (const [recipient, verdict] of judge.verdicts()) {
    const was = earlier.judge.verdictOf(recipient);
    const change = changes.get(verdict);
    if (change !== undefined) count(change, was);
    if (was !== null && leavesList({ verdict: was })) stillOnList.push(...sentToSince(recipient, judge, earlier.judge));
  }
  for (const [recipient, verdict] of earlier.judge.verdicts()) {
    const change = changes.get(verdict);
    if (change === undefined) continue;
    change.before++;
    if (judge.verdictOf(recipient) === null) change.gone++;
  }
  return {
    changes: [...changes.values()],
    stillOnList,
    reasons: reasonChanges(summary.reasons, earlier.summary.reasons),
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
const NONE = { before: 0, now: 0, fresh: 0, turned: 0, stayed: 0, gone: 0 };

function count(change: Mutable<VerdictChange>, was: VerdictName | null): void {
  change.now++;
  if (was === null) change.fresh++;
  else if (was === change.verdict) change.stayed++;
  else change.turned++;
}

/** It was to leave the list, and what came later says that it did not. */
function sentToSince(recipient: string, now: Judge, before: Judge): readonly Judgement[] {
  const [judgement, last] = [now.of(recipient), before.of(recipient)?.last ?? null];
  return judgement === null || judgement.last === null || last === null || judgement.last <= last ? [] : [judgement];
}

type Reasons = Summary['reasons'];

function reasonChanges(now: Reasons, before: Reasons): Comparison['reasons'] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(before)])] as Reason[];
  const rows = names.map((reason) => ({ reason, before: before[reason] ?? 0, now: now[reason] ?? 0 }));
  const by = (row: (typeof rows)[number]): number => Math.abs(row.now - row.before);
  return rows.sort((a, b) => by(b) - by(a) || b.now - a.now || (a.reason < b.reason ? -1 : 1));
}
