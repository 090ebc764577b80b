import { readFileSync } from 'node:fs';
import type { CompiledTable } from './compile.ts';
import { fromFiles } from './table-files.ts';

/** The same from src/rules and from a folder of dist. Asking package.json takes as long as reading the table. */
const FOLDER = `${import.meta.dirname}/../../dist`;

/** Reads the table that the build compiled from rules/; some milliseconds, so only when something is diagnosed. */
export function loadBuiltInTable(): CompiledTable {
  return fromFiles((part) => readFileSync(`${FOLDER}/table.${part}`));
}
