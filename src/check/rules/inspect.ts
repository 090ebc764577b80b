import type { Rule, RuleTable } from '../../rules/files/types.ts';
import type { TableProblem } from '../../rules/files/yaml.ts';
import { provenQuestions } from '../../rules/questions/prove-questions.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { type Bench, createBench } from './ground/bench.ts';
import { publishedNames } from './published.ts';
import { oldSources } from './sources.ts';
import { deadRules } from './words/dead.ts';
import { proveMatches, unprovenRule } from './words/matches.ts';
import { unneededPhrases, unneededWords } from './words/needed.ts';
import { proveNomatches, unprovenVetoes } from './words/nomatches.ts';
import { inspectNotices } from './words/notices.ts';
import { sharedPhrases, swallowedPhrases } from './words/phrases.ts';
import { twinRules } from './words/twins.ts';

export interface Inspection {
  /** The rules to look at, well formed. */
  readonly table: RuleTable;
  /** All rules that take part, those of `table` among them. */
  readonly whole: CompiledTable;
  /** `YYYY-MM-DD`; sources opened long before are told. */
  readonly today: string;
}

/** Everything that can be wrong with well-formed rules, in the order of files and lines. */
export function inspectRules({ table, whole, today }: Inspection): readonly TableProblem[] {
  const bench = createBench(whole);
  const problems = [
    ...publishedNames(table),
    ...sharedPhrases(table.rules),
    ...twinRules(table.rules),
    ...deadRules(table.rules, bench),
    ...provenQuestions(table, whole),
    ...[...table.terms, ...table.situations].flatMap((one) => oldSources({ ...one, place: one.at([]) }, today)),
    ...(table.policySource === null ? [] : oldSources(table.policySource, today)),
    ...unneededWords(table, bench),
    ...inspectNotices(table.notices, whole.words),
    ...table.rules.flatMap((rule) => [...inspectRule(rule, bench), ...oldSources(rule, today)]),
  ];
  return problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column));
}

/** What a rule's own examples say about it. */
export function inspectRule(rule: Rule, bench: Bench): readonly TableProblem[] {
  const matches = rule.match.map(bench.try);
  const seen = rule.seen.map(bench.try);
  const nomatches = rule.nomatch.map(bench.try);
  return [
    ...proveMatches(rule, ['examples', 'match'], matches),
    ...proveMatches(rule, ['seen'], seen),
    ...(matches.length + seen.length === 0 ? unprovenRule(rule) : []),
    ...swallowedPhrases(rule, bench),
    ...unneededPhrases(rule, [...matches, ...seen], bench),
    ...proveNomatches(rule, nomatches, bench),
    ...unprovenVetoes(rule, nomatches, bench),
  ];
}
