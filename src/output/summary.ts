import type { BounceRecord, Kind, ListAdvice, Reason, Side } from '../model.ts';

type Counts<K extends string> = Partial<Record<K, number>>;

/** Totals over a run. Counts are of records, except `messages`, `unnamed` and `truncated`. */
export interface Summary {
  readonly messages: number;
  readonly records: number;
  readonly kinds: Counts<Kind>;
  readonly reasons: Counts<Reason>;
  /** Of bounces, delays and complaints, as `list`. */
  readonly sides: Counts<Side>;
  /** Of bounces and delays; `unknown` where the text does not settle it. */
  readonly bounces: Counts<'hard' | 'soft' | 'unknown'>;
  readonly list: Counts<ListAdvice>;
  /** Messages with a failure or delay that no rule names. */
  readonly unnamed: number;
  /** Messages of which more was there than was read. */
  readonly truncated: number;
}

export interface Tally {
  message(records: readonly BounceRecord[]): void;
  summary(): Summary;
}

export function createTally(): Tally {
  let [messages, recordCount, unnamed, truncated] = [0, 0, 0, 0];
  const counts = { kinds: {}, reasons: {}, sides: {}, bounces: {}, list: {} };
  return {
    message(records) {
      messages++;
      recordCount += records.length;
      if (records.some(isUnnamed)) unnamed++;
      if (records.some((record) => record.truncated)) truncated++;
      for (const record of records) count(record, counts);
    },
    summary: () => ({ messages, records: recordCount, ...structuredClone(counts), unnamed, truncated }),
  };
}

const isFailure = ({ kind }: BounceRecord): boolean => kind === 'bounce' || kind === 'delay';

/** A notice whose words no rule knows. */
export const isUnnamed = (record: BounceRecord): boolean => isFailure(record) && record.rule === null;

function count(record: BounceRecord, counts: Pick<Summary, 'kinds' | 'reasons' | 'sides' | 'bounces' | 'list'>): void {
  add(counts.kinds, record.kind);
  add(counts.reasons, record.reason);
  if (isFailure(record)) add(counts.bounces, hardness(record.hardBounce));
  if (!isFailure(record) && record.kind !== 'feedback') return;
  add(counts.sides, record.side);
  add(counts.list, record.list);
}

const hardness = (hard: boolean | null) => (hard === null ? 'unknown' : hard ? 'hard' : 'soft');

function add<K extends string>(counts: Counts<K>, key: K | null): void {
  if (key !== null) counts[key] = (counts[key] ?? 0) + 1;
}
