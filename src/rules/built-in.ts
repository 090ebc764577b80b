import { readFileSync } from 'node:fs';
import { PACKAGE_ROOT } from '../package/root.ts';
import type { CompiledTable } from './compile.ts';
import { fromFiles } from './table-files.ts';

/** Reads the table that the build compiled from rules/; some milliseconds, so only when something is diagnosed. */
export function loadBuiltInTable(): CompiledTable {
  return fromFiles((part) => readFileSync(`${PACKAGE_ROOT}/dist/table.${part}`));
}
