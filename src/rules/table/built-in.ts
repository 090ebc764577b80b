import { readFileSync } from 'node:fs';
import { PACKAGE_ROOT } from '../../package/root.ts';
import type { Likeness } from '../likeness/likeness.ts';
import { fromLikenessFiles } from '../likeness/likeness-files.ts';
import type { CompiledNotices } from '../notices/compile.ts';
import { fromNoticeFiles } from '../notices/notice-files.ts';
import type { CompiledTable } from './compiled.ts';
import { fromFiles } from './table-files.ts';

/** Reads the table that the build compiled from rules/; some milliseconds, so only when something is diagnosed. */
export function loadBuiltInTable(): CompiledTable {
  return fromFiles((part) => readFileSync(`${PACKAGE_ROOT}/dist/table.${part}`));
}

/** Reads what the build learnt from the examples of rules/; only for words that no phrase of the table is in. */
export function loadBuiltInLikeness(): Likeness {
  return fromLikenessFiles((part) => readFileSync(`${PACKAGE_ROOT}/dist/table.${part}`));
}

/** Reads the wordings of notices that the build compiled from rules/notices/. */
export function loadBuiltInNotices(): CompiledNotices {
  return fromNoticeFiles((part) => readFileSync(`${PACKAGE_ROOT}/dist/table.${part}`));
}
