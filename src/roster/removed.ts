import { stringify } from 'csv-stringify/sync';
import type { Judgement } from '../judgement/verdict.ts';
import { VERDICT_WORDS } from '../output/advice/verdict-words.ts';
import { visible } from '../visible.ts';
import { decodeAll, type Encoding, encode, isUtf16, knowsJapanese, UTF8_FOR_EXCEL } from './encoding.ts';
import type { Form } from './form.ts';
import type { Row } from './rows.ts';

/** The rows that left, as they were, with what was known of each behind it: whoever left in error can be put back. */
export interface Removed {
  add(row: Row, judgement: Judgement): void;
  count(): number;
  /** The whole file. */
  chunks(): readonly Uint8Array[];
}

const COLUMNS = ['名簿の扱い', 'わけ', 'いつから', '最後の通知', '恒久エラー', '一時エラー', '苦情・停止'] as const;

export function createRemoved(bytes: Uint8Array, form: Form): Removed {
  const encoding = encodingFor(bytes, form);
  const isSame = encoding.name === form.encoding.name;
  const rows: Uint8Array[] = [];
  let count = 0;
  const own = (row: Row): Uint8Array => {
    const whole = withoutLineEnd(bytes.subarray(row.start, row.end), form.encoding);
    return isSame ? whole : encode(decodeAll(whole, form.encoding), encoding);
  };
  const cells = (values: readonly (string | number)[]): Uint8Array =>
    encode(stringify([[...values]], { delimiter: form.delimiter, record_delimiter: form.lineEnd }), encoding);
  const mark = encode(form.delimiter, encoding);
  return {
    add(row, judgement) {
      // A row that is shorter than the headings would have the reason below somebody else's.
      const missing = Array.from({ length: Math.max(0, form.width - row.width) + 1 }, () => mark);
      count++;
      rows.push(own(row), ...missing, cells(tellOf(judgement)));
    },
    count: () => count,
    chunks: () => [encoding.bom, cells([...headingsOf(form), ...COLUMNS]), ...rows],
  };
}

/** In the list's own, unless nobody could read Japanese in it. */
function encodingFor(bytes: Uint8Array, { encoding }: Form): Encoding {
  const isPlain = encoding.name === 'utf-8' && encoding.bom.length === 0 && !bytes.some((byte) => byte >= 0x80);
  return isPlain || !knowsJapanese(encoding) ? UTF8_FOR_EXCEL : encoding;
}

const headingsOf = ({ headings, column, width }: Form): readonly string[] =>
  Array.from({ length: width }, (_, i) => headings?.[i] ?? (i === column ? 'メールアドレス' : `${i + 1}列目`));

const tellOf = ({ verdict, why, since, last, hard, soft, complaints }: Judgement): readonly (string | number)[] => [
  ...[VERDICT_WORDS[verdict], visible(why), since?.slice(0, 10) ?? '', last?.slice(0, 10) ?? ''],
  ...[hard, soft, complaints],
];

/** The bytes of a row without its line end, which UTF-16 writes with two each. */
function withoutLineEnd(row: Uint8Array, encoding: Encoding): Uint8Array {
  const step = isUtf16(encoding) ? 2 : 1;
  const low = encoding.name === 'utf-16be' ? 1 : 0;
  let end = row.length;
  while (end >= step && isLineEnd(row[end - step + low]) && (step === 1 || row[end - 1 - low] === 0)) end -= step;
  return row.subarray(0, end);
}

const isLineEnd = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d;
