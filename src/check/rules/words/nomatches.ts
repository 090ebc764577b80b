import type { Rule } from '../../../rules/files/types.ts';
import type { TableProblem } from '../../../rules/files/yaml.ts';
import { createMatcher, type Look, winner } from '../../../rules/match/match.ts';
import { rank } from '../../../rules/match/rank.ts';
import type { CompiledRule } from '../../../rules/table/compiled.ts';
import { toPhrases } from '../../../rules/table/phrases.ts';
import type { Bench, Trial } from '../ground/bench.ts';
import { fault, quote } from '../ground/fault.ts';

/** A counter-example must be one: it hits the rule once the keys that keep it out are gone. */
export function proveNomatches(rule: Rule, trials: readonly Trial[], bench: Bench): readonly TableProblem[] {
  const compiled = bench.compiled(rule);
  const { since: _, until: __, seen: ___, ...rest } = compiled;
  const open = { ...rest, not: [] };
  return trials.flatMap((trial, i) => {
    const at = ['examples', 'nomatch', i];
    const name = `nomatch の例 ${quote(trial.example.text)} `;
    if (winner(trial.looks)?.rule.id === rule.id)
      return [fault(rule, at, `${name}がこの規則に当たります。not に語句を足すか、例を消してください`)];
    if (rule.over.length > 0 || hits(lookAlone(open, trial, bench))) return [];
    return [
      fault(
        rule,
        at,
        `${name}は not や日付を外してもこの規則に当たらず、何も確かめていません。例を直すか消してください`,
      ),
    ];
  });
}

/** Each vetoing phrase keeps the rule from winning at least one counter-example, alone; else it could go. */
export function unprovenVetoes(rule: Rule, trials: readonly Trial[], bench: Bench): readonly TableProblem[] {
  const compiled = bench.compiled(rule);
  const unproven = rule.not.filter((_, i) => {
    const without = { ...compiled, not: compiled.not.filter((_, at) => at !== i) };
    return !trials.some((trial) => wouldWin(without, lookAlone(without, trial, bench), trial.looks));
  });
  if (unproven.length === 0) return [];
  const names = unproven.map((phrase) => `"${phrase}"`).join(' ');
  const message = `not の語句のうち、ないと困る nomatch の例がないもの: ${names}。例を足すか、語句を消してください`;
  return [fault(rule, ['not'], message)];
}

const hits = (looks: readonly Look[]): boolean => looks.some((look) => look.hits.length > 0);

/** What the rule sees when it is alone in the table; one with `says` needs the others, whose words it refers to. */
function lookAlone(rule: CompiledRule, { facts }: Trial, { table, phrase }: Bench): readonly Look[] {
  if (rule.says.length > 0) {
    const looks = createMatcher({ ...table, rules: table.rules.map((r) => (r.id === rule.id ? rule : r)) }).look(facts);
    return looks.map((look) => ({ ...look, hits: look.hits.filter((hit) => hit.rule.id === rule.id) }));
  }
  // Rules that ask what the words say win by this one's words.
  const rules = [rule, ...table.rules.filter(({ says }) => says.includes(rule.reason))];
  const numbers = [...new Set(rules.flatMap(({ text, weak, not }) => [...text, ...weak, ...not]))];
  const own = (i: number) => numbers.indexOf(i);
  const phrases = toPhrases(numbers.map(phrase), table.phrases.worth);
  const alone = rules.map((one) => ({
    ...one,
    text: one.text.map(own),
    weak: one.weak.map(own),
    not: one.not.map(own),
  }));
  return createMatcher({ ...table, phrases, rules: alone }).look(facts);
}

/** Whether the rule's own hit is better than the best of the whole table. */
function wouldWin({ id }: CompiledRule, alone: readonly Look[], looks: readonly Look[]): boolean {
  const at = alone.findIndex((look) => look.hits.length > 0);
  const first = looks.findIndex((look) => look.hits.length > 0);
  const [own, best] = [alone[at]?.hits[0], looks[at]?.hits[0]];
  if (own?.rule.id !== id) return false;
  if (first < 0 || at < first) return true;
  return at === first && best !== undefined && rank(own, best).order < 0;
}
