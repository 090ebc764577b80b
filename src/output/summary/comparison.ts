import type { Judge } from '../../judgement/judge.ts';
import { type Judgement, leavesList, type VerdictName } from '../../judgement/verdict.ts';
import type { Reason } from '../../model.ts';
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
  /** They were to leave the list then, and mail was sent to them since. */
  readonly stillOnList: readonly Judgement[];
  /** What changed most first. */
  readonly reasons: readonly { readonly reason: Reason; readonly before: number; readonly now: number }[];
}

const COMPARED = ['remove', 'complaint', 'watch'] as const satisfies readonly VerdictName[];

/** What is new, what stayed and what is gone. */
export function compare(summary: Summary, judge: Judge, earlier: Earlier): Comparison {
  const [all, before] = [judge.all(), earlier.judge.all()];
  return {
    changes: COMPARED.map((verdict) => changeOf(verdict, { all, judge }, { all: before, judge: earlier.judge })),
    stillOnList: all.filter((row) => isSentToSince(row, earlier.judge.of(row.recipient))),
    reasons: reasonChanges(summary.reasons, earlier.summary.reasons),
  };
}

/** It was to leave the list, and what came later says that it did not. */
const isSentToSince = (now: Judgement, then: Judgement | null): boolean =>
  then !== null && leavesList(then) && now.last !== null && then.last !== null && now.last > then.last;

interface Judged {
  readonly all: readonly Judgement[];
  readonly judge: Judge;
}

function changeOf(verdict: VerdictName, now: Judged, before: Judged): VerdictChange {
  const rows = now.all.filter((row) => row.verdict === verdict);
  const old = before.all.filter((row) => row.verdict === verdict);
  const were = rows.map(({ recipient }) => before.judge.of(recipient)?.verdict ?? null);
  const [fresh, stayed] = [were.filter((was) => was === null).length, were.filter((was) => was === verdict).length];
  const gone = old.filter(({ recipient }) => now.judge.of(recipient) === null).length;
  return { verdict, before: old.length, now: rows.length, fresh, stayed, turned: rows.length - fresh - stayed, gone };
}

type Reasons = Summary['reasons'];

function reasonChanges(now: Reasons, before: Reasons): Comparison['reasons'] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(before)])] as Reason[];
  const rows = names.map((reason) => ({ reason, before: before[reason] ?? 0, now: now[reason] ?? 0 }));
  const by = (row: (typeof rows)[number]): number => Math.abs(row.now - row.before);
  return rows.sort((a, b) => by(b) - by(a) || b.now - a.now || (a.reason < b.reason ? -1 : 1));
}
