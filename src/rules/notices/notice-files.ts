import { packNumbers, unpackNumbers } from '../packed/numbers.ts';
import type { CompiledNotices } from './compile.ts';

/** The compiled wordings as files, by the ends of their names; every start that reads a mail reads them. */
export type NoticeFiles = Readonly<Record<'wordings' | 'hooks', Uint8Array>>;

const COLUMNS = ['meant', 'hookHash', 'hooked', 'hookWhere', 'hookBegin', 'openHash', 'opened'] as const;
type Columns = Readonly<Record<(typeof COLUMNS)[number], Int32Array>>;

export const toNoticeFiles = ({ lines, meanings, ...columns }: CompiledNotices): NoticeFiles => ({
  wordings: Buffer.from(`${JSON.stringify(meanings)}\n${lines}`, 'utf16le'),
  hooks: packNumbers(COLUMNS.map((name) => columns[name])),
});

export function fromNoticeFiles(read: (file: keyof NoticeFiles) => Buffer): CompiledNotices {
  const text = read('wordings').toString('utf16le');
  const end = text.indexOf('\n');
  const numbers = unpackNumbers(read('hooks'));
  const columns = Object.fromEntries(COLUMNS.map((name, i) => [name, numbers[i]])) as unknown as Columns;
  return { meanings: JSON.parse(text.slice(0, end)), lines: text.slice(end + 1), ...columns };
}
