import type { Likeness } from '../../rules/likeness/likeness.ts';
import { fromLikenessFiles } from '../../rules/likeness/likeness-files.ts';
import type { CompiledNotices } from '../../rules/notices/compile.ts';
import { fromNoticeFiles } from '../../rules/notices/notice-files.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { fromFiles } from '../../rules/table/table-files.ts';
import { PARTS, type Part, splitParts, unkept } from '../parts.ts';

/** In place of src/rules/table/built-in.ts: the table comes with the page, and the page hands it in. */
let parts: readonly Uint8Array[] = [];

export function handIn(table: Uint8Array): void {
  parts = splitParts(table, PARTS.length).map((bytes, i) => unkept(PARTS[i] as Part, bytes));
}

const read = (part: (typeof PARTS)[number]): Buffer => Buffer.from(parts[PARTS.indexOf(part)] ?? []);

export const loadBuiltInTable = (): CompiledTable => fromFiles(read);
export const loadBuiltInLikeness = (): Likeness => fromLikenessFiles(read);
export const loadBuiltInNotices = (): CompiledNotices => fromNoticeFiles(read);
