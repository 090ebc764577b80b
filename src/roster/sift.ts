import { addressKey } from '../judgement/address.ts';
import type { Judge } from '../judgement/judge.ts';
import { type Judgement, leavesList, type VerdictName } from '../judgement/verdict.ts';
import { addressIn } from './address.ts';
import type { Form } from './form.ts';
import { eachRow, type Row } from './rows.ts';

/** Where bytes that stay begin and end. */
export type Stretch = readonly [start: number, end: number];

/** What became of the rows of a list. */
export interface Sifted {
  /** The bytes of all that stays, in its order; neighbours are joined. */
  readonly kept: readonly Stretch[];
  /** Rows with an address, but for the headings. */
  readonly rows: number;
  /** Rows that stay as nobody can tell whose they are: the first of them, and how many. */
  readonly unread: { readonly first: number; readonly count: number };
  /** Of the rows, by what becomes of them; `unknown`: nothing was said of the address. */
  readonly verdicts: Readonly<Record<VerdictName | 'unknown', number>>;
  /** Of those that leave, by what the notices were about. */
  readonly titles: ReadonlyMap<string, number>;
  /** Addresses that something was said of and that are not in the list; of these those that should leave. */
  readonly strangers: { readonly all: number; readonly leaving: number };
  /** The line of a quotation mark that is never closed: the list was not read beyond it. */
  readonly open: number | null;
}

/** Looks at every row and tells `removed` of those that leave. */
export function sift(
  bytes: Uint8Array,
  form: Form,
  judge: Pick<Judge, 'of' | 'all'>,
  removed: (row: Row, judgement: Judgement) => void,
): Sifted {
  const kept: [number, number][] = [];
  const keep = (start: number, end: number): void => {
    const last = kept.at(-1);
    if (last?.[1] === start) last[1] = end;
    else if (end > start) kept.push([start, end]);
  };
  const verdicts = { remove: 0, complaint: 0, watch: 0, keep: 0, unknown: 0 };
  const titles = new Map<string, number>();
  const met = new Set<string>();
  let [rows, unread] = [0, { first: 0, count: 0 }];
  const passOver = (row: Row): void => {
    if (!isBlank(row)) unread = { first: unread.first || row.number, count: unread.count + 1 };
  };
  const judged = (address: string): Judgement | null => {
    rows++;
    const judgement = judge.of(address);
    verdicts[judgement?.verdict ?? 'unknown']++;
    if (judgement !== null) met.add(addressKey(address));
    return judgement;
  };
  keep(0, form.encoding.bom.length);
  const judgementOn = (row: Row): Judgement | null => {
    if (form.headings !== null && row.number === 1) return null;
    const address = addressIn(row.cell(form.column));
    if (address !== null) return judged(address);
    passOver(row);
    return null;
  };
  const open = eachRow(bytes, form.encoding, form.delimiter, (row) => {
    const judgement = judgementOn(row);
    if (judgement === null || !leavesList(judgement)) keep(row.start, row.end);
    else {
      titles.set(judgement.title, (titles.get(judgement.title) ?? 0) + 1);
      removed(row, judgement);
    }
    return true;
  });
  const strangers = judge.all().filter(({ recipient }) => !met.has(addressKey(recipient)));
  const leaving = strangers.filter(leavesList).length;
  return { kept, rows, unread, verdicts, titles, strangers: { all: strangers.length, leaving }, open };
}

/** Of a row without anything nobody asks whose it is. */
function isBlank({ width, cell }: Row): boolean {
  for (let i = 0; i < width; i++) if (cell(i).trim() !== '') return false;
  return true;
}
