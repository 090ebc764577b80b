import { createEngine, type Engine, type EngineOptions } from '../pipeline.ts';
import { loadBuiltInTable } from '../rules/table/built-in.ts';
import type { CompiledTable } from '../rules/table/compiled.ts';

/** Our rules with those of a folder joined to them, ready to be used; see {@link loadRules}. */
export interface Rules {
  /** The folder, as given. */
  readonly dir: string;
  /** What is doubtful about them but does not keep them from being used. */
  readonly warnings: readonly RuleProblem[];
}

/** Something wrong in a rule file. */
export interface RuleProblem {
  /** The file's path below the folder, with `/` on every system. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** Japanese; says what to write instead. */
  readonly message: string;
}

/** Rules that cannot be used. */
export class RulesError extends Error {
  override readonly name = 'RulesError';
  /** The folder, as given. */
  readonly dir: string;
  /** All that is wrong, file by file; never empty. */
  readonly problems: readonly RuleProblem[];

  constructor(dir: string, problems: readonly RuleProblem[]) {
    const [first] = problems;
    super(
      `${problems.length} problem(s) in the rules of ${dir}: ${first?.file}:${first?.line}:${first?.column} ${first?.message}`,
    );
    this.dir = dir;
    this.problems = problems;
  }
}

/** Consumers see a plain object; the table is ours. */
const tables = new WeakMap<Rules, CompiledTable>();

/**
 * Reads a folder of rules (YAML, the format of `rules/` in this package) and joins them to ours, as the command's
 * `--rules` does: at the same tier they outrank ours, and a rule with the id of one of ours takes its place.
 *
 * @param dir - The folder, relative to the working directory.
 * @throws {@link RulesError} where a file is no sound rule file.
 * @throws The error of `node:fs` (with `code`, such as `ENOENT`) where the folder cannot be read.
 */
export async function loadRules(dir: string): Promise<Rules> {
  const { joinUserRules } = await import('../rules/table/user-rules.ts');
  const { joined, problems } = joinUserRules(builtIn(), dir);
  const plain = (level: string): readonly RuleProblem[] =>
    problems
      .filter((p) => p.level === level)
      .map(({ file, line, column, message }) => ({ file, line, column, message }));
  const errors = plain('error');
  if (errors.length > 0) throw new RulesError(dir, errors);
  const rules: Rules = Object.freeze({ dir, warnings: plain('warning') });
  tables.set(rules, joined);
  return rules;
}

/** Getting ready takes longer than a message, so it is done once for each set of rules. */
const engines = new WeakMap<CompiledTable, Map<string, Engine>>();
let ours: CompiledTable | undefined;

/** The engine for these rules; ours alone where none are given. Throws a TypeError for what `loadRules` did not make. */
export function engineFor(rules: Rules | undefined, options: EngineOptions): Engine {
  const table = rules === undefined ? builtIn() : tables.get(rules);
  if (table === undefined) throw new TypeError('rules: expected what loadRules() resolves to');
  const { explain = false, similar = true, headers = [] } = options;
  const kind = JSON.stringify([explain, similar, headers]);
  const known = engines.get(table) ?? new Map<string, Engine>();
  const engine = known.get(kind) ?? createEngine(table, { explain, similar, headers });
  engines.set(table, known.set(kind, engine));
  return engine;
}

function builtIn(): CompiledTable {
  ours ??= loadBuiltInTable();
  return ours;
}
