import { readRuleFolder } from '../../rules/files/files.ts';
import { type Loaded, loadTable } from '../../rules/files/load.ts';
import type { RuleTable } from '../../rules/files/types.ts';
import type { TableProblem } from '../../rules/files/yaml.ts';
import { checkTable } from '../../rules/table/check-table.ts';
import { compileTable } from '../../rules/table/compile.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { joinUserRules } from '../../rules/table/user-rules.ts';
import { warning } from './ground/fault.ts';
import { inspectRules } from './inspect.ts';

/** What is wrong with a folder of rules. */
export interface FolderReport {
  readonly table: RuleTable;
  readonly problems: readonly TableProblem[];
}

/**
 * Checks a folder of rules: with `providers.yaml` it is a whole table, else it joins ours.
 * Throws what the file system throws. `today` is `YYYY-MM-DD`.
 */
export function inspectFolder(folder: string, ours: () => CompiledTable, today: string): FolderReport {
  const sources = readRuleFolder(folder);
  if (!sources.some(({ file }) => file === 'providers.yaml')) return inspectJoining(folder, ours(), today);
  return inspectWhole(loadTable(sources), today);
}

/** Examples are only run where the rules are well formed: a half-read table would blame the wrong ones. */
export function inspectWhole({ table, problems }: Loaded, today: string): FolderReport {
  const faults = problems.length > 0 ? problems : checkTable(table);
  if (faults.length > 0) return { table, problems: faults };
  return { table, problems: inspectRules({ table, whole: compileTable(table), today }) };
}

function inspectJoining(folder: string, ours: CompiledTable, today: string): FolderReport {
  const { table, joined, problems } = joinUserRules(ours, folder);
  if (problems.length > 0) return { table, problems };
  return { table, problems: [...replacements(table, ours), ...inspectRules({ table, whole: joined, today })] };
}

function replacements({ rules }: RuleTable, ours: CompiledTable): readonly TableProblem[] {
  const ids = new Set(ours.rules.map((rule) => rule.id));
  return rules
    .filter((rule) => ids.has(rule.id))
    .map((rule) => warning(rule, ['id'], '付属の規則と同じ名前なので、付属の規則の代わりに使われます'));
}
