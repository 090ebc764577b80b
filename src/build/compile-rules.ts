import type { WholeTable } from '../browser/file/packed-table.ts';
import { readRuleFolder } from '../rules/files/files.ts';
import { loadTable } from '../rules/files/load.ts';
import type { TableProblem } from '../rules/files/yaml.ts';
import { toLikenessFiles } from '../rules/likeness/likeness-files.ts';
import { compileNotices } from '../rules/notices/compile.ts';
import { toNoticeFiles } from '../rules/notices/notice-files.ts';
import { checkTable } from '../rules/table/check-table.ts';
import { compileTable } from '../rules/table/compile.ts';
import type { CompiledTable } from '../rules/table/compiled.ts';
import { learnTable } from '../rules/table/learn.ts';
import { linesOf } from '../rules/table/phrases.ts';
import { toFiles } from '../rules/table/table-files.ts';

/** Loads, checks and compiles the table below a folder; `table` is only to be used when no problem is an error. */
export function compileRules(folder: string): {
  readonly table: CompiledTable | null;
  readonly problems: readonly TableProblem[];
  /** The files that a run reads. @throws where there is no table. */
  files(): WholeTable;
} {
  const { table, problems } = loadTable(readRuleFolder(folder));
  const all = problems.length > 0 ? problems : checkTable(table);
  const compiled = all.some((p) => p.level === 'error') ? null : compileTable(table);
  const files = (): WholeTable => {
    if (compiled === null) throw new Error('no table');
    return {
      ...toFiles(compiled),
      ...toLikenessFiles(learnTable(table, compiled)),
      ...toNoticeFiles(compileNotices(table.notices, compiled.words, linesOf(compiled.phrases))),
    };
  };
  return { table: compiled, problems: all, files };
}
