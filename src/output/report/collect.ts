import { type BounceRecord, LIST_ADVICE, type ListAdvice } from '../../model.ts';
import { ownText } from '../../own-text.ts';
import { isAboutAddress, isUnnamed } from '../summary/summary.ts';
import { visible } from '../text/visible.ts';

/** What became of the mails to one address, by its last notice. */
export interface ReportAddress {
  readonly address: string;
  readonly list: ListAdvice;
  readonly title: string;
  readonly count: number;
  readonly last: string | null;
}

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
  addresses(list: ListAdvice): Capped<ReportAddress>;
  unnamed(): Capped<UnnamedWords>;
  /** Days of the first and the last notice, ISO 8601; null where none is dated. */
  period(): readonly [first: string, last: string] | null;
}

export interface ReportLimits {
  /** Addresses told apart; about 300 bytes each. */
  readonly addresses: number;
  /** Rows of each table of addresses. */
  readonly rows: number;
  /** Different words told apart and shown. */
  readonly words: number;
}

export const REPORT_LIMITS: ReportLimits = { addresses: 50_000, rows: 500, words: 200 };

const LONGEST_ADDRESS = 120;
const LONGEST_WORDS = 300;

export function createReportCollector(limits: ReportLimits = REPORT_LIMITS): ReportCollector {
  const known = new Map<string, Mutable<ReportAddress>>();
  const words = new Map<string, Mutable<UnnamedWords>>();
  let [lostAddresses, lostWords] = [false, false];

  let period: readonly [string, string] | null = null;
  const addAddress = (record: BounceRecord): void => {
    const address = record.originalRecipient ?? record.recipient;
    if (address === null || record.list === null || !LIST_ADVICE.includes(record.list)) return;
    if (!isAboutAddress(record)) return;
    const key = visible(address, LONGEST_ADDRESS).toLowerCase();
    const row = known.get(key);
    if (row !== undefined) update(row, record);
    else if (known.size < limits.addresses) known.set(ownText(key), rowOf(address, record.list, record));
    else lostAddresses = true;
  };
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
      addAddress(record);
      if (isUnnamed(record)) addWords(record);
    },
    addresses(list) {
      const rows = [...known.values()].filter((row) => row.list === list).sort(byAddress);
      return { shown: rows.slice(0, limits.rows), total: lostAddresses ? null : rows.length };
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

const rowOf = (address: string, list: ListAdvice, { title, date }: BounceRecord): Mutable<ReportAddress> => ({
  address: ownText(visible(address, LONGEST_ADDRESS)),
  list,
  title,
  count: 1,
  last: date && ownText(date),
});

/** The last notice decides; where dates are missing, the order of the input. */
function update(row: Mutable<ReportAddress>, { list, title, date }: BounceRecord): void {
  row.count++;
  if (list === null || (date !== null && row.last !== null && Date.parse(date) < Date.parse(row.last))) return;
  Object.assign(row, { list, title, last: date === null ? row.last : ownText(date) });
}

const codesOf = ({ replyCode, status }: BounceRecord): string => [replyCode, status].filter(Boolean).join(' ');
const whereOf = ({ source, messageNumber }: BounceRecord): string =>
  ownText(`${source === '-' ? '' : `${visible(source, 100)} `}${messageNumber}通目`);

const byAddress = (a: ReportAddress, b: ReportAddress): number => b.count - a.count || (a.address < b.address ? -1 : 1);
const byWords = (a: UnnamedWords, b: UnnamedWords): number => b.count - a.count || (a.words < b.words ? -1 : 1);
