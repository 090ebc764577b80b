import type { Judge } from '../judgement/judge.ts';
import type { VerdictName } from '../judgement/verdict.ts';
import type { LogTotals } from '../logs/totals.ts';
import { domainOf } from '../mail-address.ts';
import type { BounceRecord, Kind, ListAdvice, Reason, Side } from '../model.ts';
import { type Deliveries, OUTCOMES, type Outcome, outcomeOf, type Rising } from './deliveries.ts';
import { createNameCounter, type Ranking } from './name-counter.ts';
import type { Skipped } from './skipped.ts';
import { createSums, type Sums } from './sums.ts';

type Counts<K extends string> = Partial<Record<K, number>>;

/**
 * Totals over a run, of which a notice that came twice is one. Counts are of records, except `messages`, `read`,
 * `duplicates`, `unnamed` and `truncated`.
 */
export interface Summary {
  readonly messages: number;
  readonly records: number;
  /** Messages read; more than `messages` where `only` left some out, or some came twice. */
  readonly read: number;
  /** Messages that tell nothing but what another one told before. */
  readonly duplicates: number;
  /** The filter, as given; null without one. */
  readonly only: string | null;
  /** The run was interrupted: there was more to read. */
  readonly partial: boolean;
  readonly kinds: Counts<Kind>;
  readonly reasons: Counts<Reason>;
  /** Of bounces, delays and complaints, as `list`, `domains` and `providers`. */
  readonly sides: Counts<Side>;
  /** Of bounces and delays; `unknown` where the text does not settle it. */
  readonly bounces: Counts<'hard' | 'soft' | 'unknown'>;
  readonly list: Counts<ListAdvice>;
  /** Of addresses: what is to become of them; null where nobody asked. */
  readonly addresses: Readonly<Record<VerdictName, number>> | null;
  /** Domains of the recipients, most frequent first. */
  readonly domains: Ranking;
  /** Ids of rules/providers.yaml. */
  readonly providers: Ranking;
  /** What became of what was sent, by whom it was for; null where no log or service told what was delivered. */
  readonly deliveries: { readonly domains: Deliveries; readonly providers: Deliveries } | null;
  /** Whom mail is put off by more often than before. */
  readonly rising: readonly Rising[];
  /** What the lines of logs were; null where there were none. */
  readonly logs: LogTotals | null;
  /** Messages with a failure or delay that no rule names. */
  readonly unnamed: number;
  /** Messages of which more was there than was read. */
  readonly truncated: number;
  readonly skipped: Skipped;
  /** Inputs that ended, or could not be read on, before they should have. */
  readonly cutInputs: number;
  /** Lines of earlier results that are none. */
  readonly invalidLines: number;
}

export interface Tally {
  /** `continues`: they are about the same message as the last ones. */
  message(findings: readonly Counted[], continues?: boolean): void;
  summary(): Summary;
}

/** As much of a finding as is counted. */
export interface Counted {
  readonly record: BounceRecord;
  readonly isRepeat?: boolean;
}

/** As many as fit a screen beside the other blocks. */
const TOP = 10;

/** `judge`: told of every record that is counted. */
export function createTally(judge: Judge | null = null): Tally {
  let [messages, recordCount, duplicates] = [0, 0, 0];
  const [unnamed, truncated] = [createMessageCounter(isUnnamed), createMessageCounter((record) => record.truncated)];
  const counts: Counters = {
    kinds: new Map(),
    reasons: new Map(),
    sides: new Map(),
    bounces: new Map(),
    list: new Map(),
  };
  const names = { domains: createNameCounter(), providers: createNameCounter() };
  const sent = { domains: createSums(OUTCOMES), providers: createSums(OUTCOMES) };
  let isToldOfDeliveries = false;
  return {
    message(findings, continues = false) {
      const records = findings.filter(({ isRepeat }) => !isRepeat).map(({ record }) => record);
      if (!continues && records.length > 0) messages++;
      if (!continues && records.length === 0) duplicates++;
      recordCount += records.length;
      unnamed.add(records, continues);
      // Of a copy, too, all should have been read.
      truncated.add(
        findings.map(({ record }) => record),
        continues,
      );
      for (const record of records) {
        count(record, counts);
        judge?.add(record);
        if (isAboutAddress(record)) countNames(record, names);
        countDelivery(record, sent);
        isToldOfDeliveries ||= isLoggedDelivery(record);
      }
    },
    summary: () => ({
      ...{ messages, records: recordCount, read: messages + duplicates, duplicates, only: null, partial: false },
      ...countsOf(counts),
      addresses: judge?.counts() ?? null,
      ...{ domains: names.domains.ranking(TOP), providers: names.providers.ranking(TOP) },
      ...{ deliveries: isToldOfDeliveries ? rankings(sent) : null, rising: [], logs: null },
      ...{ unnamed: unnamed.count(), truncated: truncated.count(), skipped: {}, cutInputs: 0, invalidLines: 0 },
    }),
  };
}

/** Counts messages of which some record is such. */
function createMessageCounter(isSuch: (record: BounceRecord) => boolean) {
  let [count, isCounted] = [0, false];
  return {
    add(records: readonly BounceRecord[], continues: boolean): void {
      if (!continues) isCounted = false;
      if (isCounted || !records.some(isSuch)) return;
      isCounted = true;
      count++;
    },
    count: () => count,
  };
}

const isFailure = ({ kind }: BounceRecord): boolean => kind === 'bounce' || kind === 'delay';
/** Somebody's address did not take the mail, or its owner complained of it. */
export const isAboutAddress = (record: BounceRecord): boolean => isFailure(record) || record.kind === 'feedback';

/** A notice whose words no rule knows. */
export const isUnnamed = (record: BounceRecord): boolean => isFailure(record) && record.rule === null;

type Counters = { readonly [name in 'kinds' | 'reasons' | 'sides' | 'bounces' | 'list']: Map<string, number> };

function count(record: BounceRecord, counts: Counters): void {
  add(counts.kinds, record.kind);
  add(counts.reasons, record.reason);
  if (isFailure(record)) add(counts.bounces, hardness(record.hardBounce));
  if (!isAboutAddress(record)) return;
  add(counts.sides, record.side);
  add(counts.list, record.list);
}

/** Objects with the words as keys, in the order in which they came. */
const countsOf = (counts: Counters): Pick<Summary, keyof Counters> =>
  Object.fromEntries(Object.entries(counts).map(([name, words]) => [name, Object.fromEntries(words)])) as never;

type Names = Readonly<Record<'domains' | 'providers', ReturnType<typeof createNameCounter>>>;

function countNames({ recipient, provider }: BounceRecord, names: Names): void {
  const domain = domainOf(recipient)?.toLowerCase() ?? null;
  if (domain !== null) names.domains.add(domain);
  if (provider !== null) names.providers.add(provider);
}

type Sent = Readonly<Record<'domains' | 'providers', Sums<Outcome>>>;

function countDelivery(record: BounceRecord, { domains, providers }: Sent): void {
  const outcome = outcomeOf(record);
  if (outcome === null) return;
  const domain = domainOf(record.recipient);
  if (domain !== null) domains.add(domain.toLowerCase(), outcome);
  if (record.provider !== null) providers.add(record.provider, outcome);
}

const rankings = ({ domains, providers }: Sent) => ({
  domains: domains.ranking(TOP),
  providers: providers.ranking(TOP),
});

/** A mailbox of notices holds a few that tell of a delivery, and from those alone no rate can be told. */
const isLoggedDelivery = (record: BounceRecord): boolean =>
  outcomeOf(record) === 'delivered' && record.queueId !== null && record.noticeId === null;

const hardness = (hard: boolean | null) => (hard === null ? 'unknown' : hard ? 'hard' : 'soft');

/** More words than any version has; records that a stranger wrote may have any number of them. */
const MOST_WORDS = 200;
const OTHERS = 'others';

function add(counts: Map<string, number>, word: string | null): void {
  if (word === null) return;
  const key = counts.has(word) || counts.size < MOST_WORDS ? word : OTHERS;
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
