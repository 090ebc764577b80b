import { checkTable } from '../rules/check-table.ts';
import { type CompiledTable, compileTable } from '../rules/compile.ts';
import { readRuleFolder } from '../rules/files.ts';
import { loadTable } from '../rules/load.ts';
import type { TableProblem } from '../rules/yaml.ts';

/** Loads, checks and compiles the table below a folder; `table` is only to be used when no problem is an error. */
export function compileRules(folder: string): {
  readonly table: CompiledTable | null;
  readonly problems: readonly TableProblem[];
} {
  const { table, problems } = loadTable(readRuleFolder(folder));
  const all = problems.length > 0 ? problems : checkTable(table);
  return { table: all.some((p) => p.level === 'error') ? null : compileTable(table), problems: all };
}
