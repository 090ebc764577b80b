import type { Rule } from '../../rules/types.ts';
import type { TableProblem } from '../../rules/yaml.ts';
import type { Bench, Trial } from './bench.ts';
import { fault } from './fault.ts';

/** Each phrase is the only one of its rule that hits at least one example; else deleting it would break nothing. */
export function unneededPhrases(rule: Rule, trials: readonly Trial[], bench: Bench): readonly TableProblem[] {
  const numbers = bench.compiled(rule).text;
  if (numbers.length < 2) return [];
  const hitting = trials.map((trial) => numbers.filter((number) => trial.phrases.has(number)));
  const needed = new Set(hitting.flatMap((found) => (found.length === 1 ? found : [])));
  return (rule.when.text ?? []).flatMap((phrase, i) =>
    needed.has(numbers[i] as number)
      ? []
      : [
          fault(
            rule,
            ['when', 'text', i],
            `語句 "${phrase}" だけに当たる例がありません。例を足すか、語句を消してください`,
          ),
        ],
  );
}

/** A phrase that stands in a longer one of the same rule hits wherever that one does. */
export function swallowedPhrases(rule: Rule, bench: Bench): readonly TableProblem[] {
  const phrases = rule.when.text ?? [];
  const numbers = bench.compiled(rule).text;
  return phrases.flatMap((phrase, i) => {
    if (phrases.indexOf(phrase) < i)
      return [fault(rule, ['when', 'text', i], `語句 "${phrase}" が2回書かれています。1つ消してください`)];
    const inside = bench.matcher.phrasesIn(phrase);
    const shorter = phrases.find((_, j) => numbers[j] !== numbers[i] && inside.has(numbers[j] as number));
    return shorter === undefined
      ? []
      : [
          fault(
            rule,
            ['when', 'text', i],
            `語句 "${phrase}" は、同じ規則の短い語句 "${shorter}" だけで当たります。どちらかを消してください`,
          ),
        ];
  });
}

/** The same phrase in two rules whose other keys are the same: which of them wins would be chance. */
export function sharedPhrases(rules: readonly Rule[]): readonly TableProblem[] {
  const owners = new Map<string, Rule>();
  return rules.flatMap((rule) => {
    const { text = [], ...others } = rule.when;
    return text.flatMap((phrase, i) => {
      const key = JSON.stringify([phrase, Object.entries(others).sort()]);
      const owner = owners.get(key);
      if (!owner) owners.set(key, rule);
      if (!owner || owner === rule) return [];
      return [
        fault(
          rule,
          ['when', 'text', i],
          `語句 "${phrase}" は ${owner.id}(${owner.place.file}:${owner.place.line})にもあります。片方から消すか、ほかの条件を変えてください`,
        ),
      ];
    });
  });
}
