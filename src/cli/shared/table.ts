import { loadBuiltInTable } from '../../rules/table/built-in.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { visible } from '../../visible.ts';
import type { Io } from '../io/io.ts';
import { RulesRefused } from './rules-refused.ts';
import type { SharedOptions } from './shared-options.ts';

/** The folder of the user's rules: the flag, then the environment. */
export const rulesFolder = (options: Pick<SharedOptions, 'rules'>, env: Io['env']): string | null =>
  options.rules ?? (env.BOUNCE_DOCTOR_RULES || null);

/** Our table, with the user's rules joined to it where there are any. Throws `RulesRefused`. */
export async function openTable(options: Pick<SharedOptions, 'rules'>, io: Pick<Io, 'env'>): Promise<CompiledTable> {
  const ours = loadBuiltInTable();
  const folder = rulesFolder(options, io.env);
  if (folder === null) return ours;
  // yaml and zod are loaded only for those who have rules of their own.
  const { joinUserRules } = await import('../../rules/table/user-rules.ts');
  const { joined, problems } = await readingFolder(folder, () => joinUserRules(ours, folder));
  if (problems.some((problem) => problem.level === 'error')) throw RulesRefused.by(folder, problems);
  return joined;
}

/** Runs what reads a folder of rules; a folder that cannot be read is the user's mistake. */
export async function readingFolder<T>(folder: string, read: () => T): Promise<T> {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new RulesRefused([`規則のフォルダー ${visible(folder)} を読めません。${WHY[code] ?? `(${code})`}`]);
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: '名前と場所を確かめてください。',
  EACCES: '読む権限がありません。',
};
