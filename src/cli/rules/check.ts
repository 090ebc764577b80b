import path from 'node:path';
import { type FolderReport, inspectFolder } from '../../check/rules/folder.ts';
import { addPublished } from '../../check/rules/update-published.ts';
import { PACKAGE_ROOT } from '../../package/root.ts';
import { loadBuiltInTable } from '../../rules/table/built-in.ts';
import { visible } from '../../visible.ts';
import { EXIT, type Io, tell } from '../io/io.ts';
import { writeOut } from '../io/sink.ts';
import { problemLine, toFolder } from '../shared/problem-line.ts';
import type { SharedOptions } from '../shared/shared-options.ts';
import { readingFolder, rulesFolder } from '../shared/table.ts';

export interface RulesCheckOptions extends SharedOptions {
  /** Names of new rules are added to the folder's list. */
  readonly update?: boolean;
}

/** `rules check [DIR]`: what is wrong with a folder of rules. */
export async function checkRules(given: string | undefined, options: RulesCheckOptions, io: Io): Promise<number> {
  const folder = given ?? rulesFolder(options, io.env) ?? ownRules();
  if (options.update) tellAdded(await readingFolder(folder, () => addPublished(folder)), io);
  const today = new Date().toISOString().slice(0, 10);
  const report = await readingFolder(folder, () => inspectFolder(folder, loadBuiltInTable, today));
  if (saysNothing(report)) {
    tell(io, `${visible(folder)} に規則(.yaml)がありません。bounce-doctor rules new で下書きできます。`);
    return EXIT.usage;
  }
  await writeOut(textOf(report, toFolder(folder), options.quiet), options, io);
  return errorsOf(report).length > 0 ? EXIT.finding : EXIT.ok;
}

/** A folder may also hold other words for a reason, or another policy. */
const saysNothing = ({ table: { rules, reasons, policy }, problems }: FolderReport): boolean =>
  rules.length === 0 && Object.keys(reasons).length === 0 && policy === null && problems.length === 0;

const tellAdded = (added: readonly string[], io: Io): void => {
  for (const id of added) tell(io, `ids.yaml に足しました: ${id}`);
};

/** The rules that came with the command, shown as the reader's folder sees them. */
function ownRules(): string {
  const folder = path.join(PACKAGE_ROOT, 'rules');
  try {
    const near = path.relative('.', folder);
    return near.startsWith('..') ? folder : near;
  } catch {
    // The working directory is gone.
    return folder;
  }
}

const errorsOf = ({ problems }: FolderReport) => problems.filter((problem) => problem.level === 'error');

function textOf(report: FolderReport, folder: string, quiet: boolean): string {
  const { table, problems } = report;
  const errors = errorsOf(report);
  const lines = (quiet ? errors : problems).map((problem) => problemLine(problem, folder));
  const examples = table.rules.flatMap((rule) => [...rule.seen, ...rule.match, ...rule.nomatch]).length;
  const warnings = problems.length - errors.length;
  return `${[...lines, `規則 ${table.rules.length} 件、例 ${examples} 件: 誤り ${errors.length} 件、注意 ${warnings} 件`].join('\n')}\n`;
}
