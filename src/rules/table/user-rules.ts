import { readRuleFolder } from '../files/files.ts';
import { loadTable } from '../files/load.ts';
import type { RuleTable } from '../files/types.ts';
import type { TableProblem } from '../files/yaml.ts';
import { checkTable } from './check-table.ts';
import type { CompiledTable } from './compiled.ts';
import { joinTables } from './join.ts';

/** A folder of rules that may be joined to ours; `problems` are empty where it is sound. */
export interface UserRules {
  readonly table: RuleTable;
  readonly joined: CompiledTable;
  readonly problems: readonly TableProblem[];
}

/** Reads a user's folder of rules and joins it to our table. Throws what the file system throws. */
export function joinUserRules(ours: CompiledTable, folder: string): UserRules {
  const { table, problems } = loadTable(readRuleFolder(folder), { joins: true });
  const all = problems.length > 0 ? problems : checkTable(table, ours);
  return { table, problems: all, joined: all.some((p) => p.level === 'error') ? ours : joinTables(ours, table) };
}
