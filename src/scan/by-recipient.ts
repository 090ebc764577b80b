import type { BounceRecord } from '../model.ts';
import { isAboutAddress } from '../output/summary/summary.ts';
import type { RecipientRow } from '../output/tables/recipients.ts';
import { ownText } from '../own-text.ts';

/** Collects one row per address: the one table whose memory grows with the input, by about 300 bytes an address. */
export interface ByRecipient {
  add(record: BounceRecord): void;
  /** Those that fail most come first; `minSoft` leaves out whoever had no hard bounce and fewer soft ones. */
  rows(minSoft: number | null): readonly RecipientRow[];
}

interface Row {
  recipient: string;
  hard: number;
  soft: number;
  first: string | null;
  last: string | null;
  reason: RecipientRow['reason'];
  title: string;
  list: RecipientRow['list'];
}

export function createByRecipient(): ByRecipient {
  const rows = new Map<string, Row>();
  return {
    add(record) {
      const recipient = record.originalRecipient ?? record.recipient;
      if (recipient === null || !isAboutAddress(record)) return;
      enter(rowOf(recipient, rows), record);
    },
    rows: (minSoft) =>
      [...rows.values()]
        .filter((row) => minSoft === null || row.hard > 0 || row.soft >= minSoft)
        .map((row) => advised(row, minSoft))
        .sort(byFailures),
  };
}

function rowOf(recipient: string, rows: Map<string, Row>): Row {
  const known = rows.get(recipient.toLowerCase());
  if (known !== undefined) return known;
  const row = { ...NEW, recipient: ownText(recipient) };
  rows.set(ownText(recipient.toLowerCase()), row);
  return row;
}

const NEW = { hard: 0, soft: 0, first: null, last: null, reason: null, title: '', list: null };

function enter(row: Row, record: BounceRecord): void {
  // One mail may be reported as delayed again and again, so a delay is no soft bounce.
  if (record.kind === 'bounce' && record.hardBounce === true) row.hard++;
  if (record.kind === 'bounce' && record.hardBounce === false) row.soft++;
  const date = record.date && ownText(record.date);
  if (row.reason === null || !isBefore(date, row.last)) {
    row.reason = record.reason;
    row.title = record.title;
    row.list = record.list;
    row.last = date ?? row.last;
  }
  if (date !== null && (row.first === null || isBefore(date, row.first))) row.first = date;
}

/** By the moment, as offsets differ; without a date the order of the input decides. */
const isBefore = (date: string | null, other: string | null): boolean =>
  date !== null && other !== null && Date.parse(date) < Date.parse(other);

/** Whoever sets a limit wants to stop there, though a soft bounce alone keeps an address. */
const advised = (row: Row, minSoft: number | null): RecipientRow =>
  minSoft !== null && row.soft >= minSoft && row.list === 'keep' ? { ...row, list: 'hold' } : row;

const byFailures = (a: RecipientRow, b: RecipientRow): number =>
  b.hard - a.hard || b.soft - a.soft || (a.recipient < b.recipient ? -1 : 1);
