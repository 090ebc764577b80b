import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CompiledTable } from './compile.ts';
import { fromFiles } from './table-files.ts';

/** Reads the table that the build compiled from rules/; some milliseconds, so only when something is diagnosed. */
export function loadBuiltInTable(): CompiledTable {
  // A subpath import of package.json, so that it is found from src, from dist and from an installed package.
  const path = createRequire(import.meta.url).resolve('#table');
  return fromFiles((part) => readFileSync(path.replace(/json$/, part)));
}
