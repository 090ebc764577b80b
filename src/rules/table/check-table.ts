import { REASONS } from '../../model.ts';
import { GIVEN, type Place, placeIn, type Rule, type RuleTable } from '../files/types.ts';
import type { TableProblem } from '../files/yaml.ts';
import { bareName } from '../phrase/bare-name.ts';
import { choices, say } from '../phrase/expand.ts';
import { normalizePhrase } from '../phrase/normalize.ts';
import { parsePattern, toLine, type Words } from '../phrase/pattern.ts';
import { compileLine } from '../phrase/phrase.ts';
import { checkNotices } from './check-notices.ts';
import type { CompiledTable } from './compiled.ts';

/**
 * Faults that can be seen without running an example: missing reasons, unknown names, phrases that cannot hit.
 * With `ours` the table is one that joins ours and may name what stands there.
 */
export function checkTable(table: RuleTable, ours: CompiledTable | null = null): readonly TableProblem[] {
  const ids = (kind: 'rules' | 'providers' | 'terms') =>
    new Set([...table[kind], ...(ours?.[kind] ?? [])].map((item) => item.id));
  const known = {
    rules: ids('rules'),
    providers: ids('providers'),
    terms: ids('terms'),
    words: { ...ours?.words, ...table.words },
  };
  const missing = REASONS.filter((reason) => !ours && !table.reasons[reason]).map((reason) =>
    problem(
      { file: `reasons/${reason}.yaml`, line: 1, column: 1 },
      `理由 ${reason} のファイルがありません。reasons/${reason}.yaml を書いてください`,
    ),
  );
  const given = ours ? [] : [...missingGiven(table), ...missingPolicies(table)];
  return [
    ...missing,
    ...given,
    ...duplicateIds(table.rules),
    ...duplicateNames(table),
    ...table.situations.flatMap((situation) => unknownTerms(situation, known.terms)),
    ...table.rules.flatMap((rule) => checkRule(rule, known)),
    ...checkNotices(table.notices, known.words),
  ];
}

/** Two answers to one name: nobody would ever see the second. */
function duplicateNames({ terms, situations }: RuleTable): readonly TableProblem[] {
  const seen = new Set<string>();
  const repeated = (name: string) => seen.has(name) || !seen.add(name);
  const inTerms = terms.flatMap(({ id, names, at }) => [
    ...(repeated(bareName(id)) ? [problem(at(['id']), `用語 ${id} が重なっています`)] : []),
    ...names.flatMap((name, i) =>
      bareName(name) !== bareName(id) && repeated(bareName(name))
        ? [problem(at(['names', i]), `呼び方「${name}」が重なっています。どちらか1つの用語に書いてください`)]
        : [],
    ),
  ]);
  const inSituations = situations
    .filter(({ id }) => repeated(id))
    .map(({ id, at }) => problem(at(['id']), `状況 ${id} が重なっています。別の名前にしてください`));
  return [...inTerms, ...inSituations];
}

const unknownTerms = ({ id, terms, at }: RuleTable['situations'][number], known: ReadonlySet<string>) =>
  terms.flatMap((term, i) =>
    known.has(term) ? [] : [problem(at(['terms', i]), `${id}: terms/ に ${term} はありません`)],
  );

/** A notice that no rule names still has a reason, and exactly one. */
const missingGiven = ({ reasons }: RuleTable): readonly TableProblem[] =>
  GIVEN.flatMap((given) => {
    const found = REASONS.filter((reason) => reasons[reason]?.given === given);
    if (found.length === 1) return [];
    const [, second = REASONS[0]] = found;
    const place = { file: `reasons/${second}.yaml`, line: 1, column: 1 };
    return [problem(place, `given: ${given} は、どれか1つの理由だけに書いてください(今は ${found.length} つ)`)];
  });

/** An address is judged by a policy that has an answer to every reason. */
function missingPolicies({ policy }: RuleTable): readonly TableProblem[] {
  const missing = REASONS.filter((reason) => policy?.reasons[reason] === undefined);
  if (missing.length === 0) return [];
  const place = { file: 'policy.yaml', line: 1, column: 1 };
  return [problem(place, `一時エラーの数え方が書かれていない理由があります: ${missing.join(' ')}`)];
}

interface Known {
  readonly rules: ReadonlySet<string>;
  readonly providers: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly words: Words;
}

const problem = (place: Place, message: string): TableProblem => ({ ...place, level: 'error', message });

function duplicateIds(rules: readonly Rule[]): readonly TableProblem[] {
  const seen = new Set<string>();
  return rules
    .filter((rule) => seen.has(rule.id) || !seen.add(rule.id))
    .map((rule) => problem(rule.place, `規則の名前 ${rule.id} が重なっています。別の名前にしてください`));
}

function checkRule(rule: Rule, known: Known): readonly TableProblem[] {
  const at = (path: readonly PropertyKey[], messages: readonly string[]) =>
    messages.map((message) => problem(placeIn(rule, path), `${rule.id}: ${message}`));
  const unknown = (path: readonly string[], names: readonly string[], among: ReadonlySet<string>, where: string) =>
    names.flatMap((name, i) => at([...path, i], among.has(name) ? [] : [`${where} に ${name} はありません`]));
  const phrases = (path: readonly string[], all: readonly string[]) =>
    all.flatMap((phrase, i) => at([...path, i], phraseFaults(phrase, known.words)));
  return [
    ...unknown(['when', 'provider'], rule.when.provider ?? [], known.providers, 'providers.yaml'),
    ...unknown(['over'], rule.over, known.rules, '規則の一覧'),
    ...unknown(['terms'], rule.advice.terms ?? [], known.terms, 'terms/'),
    ...phrases(['when', 'text'], rule.when.text ?? []),
    ...phrases(['when', 'weak'], rule.when.weak ?? []),
    ...phrases(['not', 'text'], rule.not),
  ];
}

const CLASS = /\{[A-Z][A-Z0-9_]*\}/g;
/** Who writes a phrase that can be said in more ways wrote something else than was meant in all of them. */
const MOST_SAYINGS = 200;

function phraseFaults(phrase: string, words: Words): readonly string[] {
  const lower = phrase.replace(CLASS, (name) => name.toLowerCase());
  if (lower !== normalizePhrase(lower))
    return [`語句 "${phrase}" は "${normalizePhrase(phrase)}" と書いてください(小文字・半角・空白1つ)`];
  const parsed = parsePattern(phrase, words);
  if (!parsed.ok) return [`語句 "${phrase.slice(0, 200)}": ${parsed.fault}`];
  for (const choice of choices(parsed.pattern, MOST_SAYINGS)) {
    const said = say(parsed.pattern, choice);
    if (said !== normalizePhrase(said))
      return [
        `語句 "${phrase}" は "${said}" とも読めますが、文の中では "${normalizePhrase(said)}" となります。空白を直してください`,
      ];
  }
  if (!compileLine(toLine(parsed.pattern), () => 0))
    return [`語句 "${phrase}" には * の前後に単語(日本語なら2文字以上)が必要です`];
  return [];
}
