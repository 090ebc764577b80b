import type { Judge } from '../../judgement/judge.ts';
import type { Judgement, VerdictName } from '../../judgement/verdict.ts';
import type { BounceRecord } from '../../model.ts';
import { once } from '../../once.ts';
import { ownText } from '../../own-text.ts';
import { isUnnamed } from '../summary/summary.ts';
import { visible } from '../text/visible.ts';

/** Words that no rule names. */
export interface UnnamedWords {
  readonly words: string;
  readonly count: number;
  /** Where they were met first. */
  readonly where: string;
}

/** A table that does not show everything. */
export interface Capped<T> {
  readonly shown: readonly T[];
  /** How many there are; null where more came than were told apart. */
  readonly total: number | null;
}

/** What a report lists besides the totals, in bounded memory. */
export interface ReportCollector {
  add(record: BounceRecord): void;
  addresses(verdict: VerdictName): Capped<Judgement>;
  unnamed(): Capped<UnnamedWords>;
  /** Days of the first and the last notice, ISO 8601; null where none is dated. */
  period(): readonly [first: string, last: string] | null;
}

export interface ReportLimits {
  /** Rows of each table of addresses. */
  readonly rows: number;
  /** Different words told apart and shown. */
  readonly words: number;
}

export const REPORT_LIMITS: ReportLimits = { rows: 500, words: 200 };

const LONGEST_WORDS = 300;

/** `judge` is told of the records by somebody else. */
export function createReportCollector(judge: Judge, limits: ReportLimits = REPORT_LIMITS): ReportCollector {
  const words = new Map<string, Mutable<UnnamedWords>>();
  let lostWords = false;
  // Only asked for at the end.
  const judged = once(() => judge.all());

  let period: readonly [string, string] | null = null;
  const addWords = (record: BounceRecord): void => {
    const said = visible(record.diagnosticCode ?? codesOf(record), LONGEST_WORDS);
    const row = words.get(said);
    if (row !== undefined) row.count++;
    else if (words.size < limits.words)
      words.set(ownText(said), { words: ownText(said), count: 1, where: whereOf(record) });
    else lostWords = true;
  };
  return {
    add(record) {
      period = widened(period, record.date);
      if (isUnnamed(record)) addWords(record);
    },
    addresses(verdict) {
      const rows = judged().filter((row) => row.verdict === verdict);
      return { shown: rows.slice(0, limits.rows), total: rows.length };
    },
    period: () => period,
    unnamed: () => ({ shown: [...words.values()].sort(byWords), total: lostWords ? null : words.size }),
  };
}

/** By the day on the sender's calendar, which is how people name it. */
function widened(period: readonly [string, string] | null, date: string | null): readonly [string, string] | null {
  const day = /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0];
  if (day === undefined) return period;
  const [first, last] = period ?? [day, day];
  return [day < first ? ownText(day) : first, day > last ? ownText(day) : last];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const codesOf = ({ replyCode, status }: BounceRecord): string => [replyCode, status].filter(Boolean).join(' ');
const whereOf = ({ source, messageNumber }: BounceRecord): string =>
  ownText(`${source === '-' ? '' : `${visible(source, 100)} `}${messageNumber}通目`);

const byWords = (a: UnnamedWords, b: UnnamedWords): number => b.count - a.count || (a.words < b.words ? -1 : 1);
