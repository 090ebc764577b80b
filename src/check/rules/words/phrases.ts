import type { Rule } from '../../../rules/files/types.ts';
import type { TableProblem } from '../../../rules/files/yaml.ts';
import { covering, say } from '../../../rules/phrase/expand.ts';
import { fromLine } from '../../../rules/phrase/pattern.ts';
import type { Bench } from '../ground/bench.ts';
import { fault } from '../ground/fault.ts';

const KEYS = ['text', 'weak'] as const;

/** A phrase that stands in every saying of another one of the same rule hits wherever that one does. */
export function swallowedPhrases(rule: Rule, bench: Bench): readonly TableProblem[] {
  return KEYS.flatMap((key) => {
    const phrases = rule.when[key] ?? [];
    const numbers = bench.compiled(rule)[key];
    return phrases.flatMap((phrase, i) => {
      const at = ['when', key, i];
      if (numbers.indexOf(numbers[i] as number) < i)
        return [fault(rule, at, `語句 "${phrase}" が2回書かれています。1つ消してください`)];
      const inside = alwaysIn(bench.lines[numbers[i] as number] as string, bench);
      const shorter = phrases.find((_, j) => j !== i && inside.has(numbers[j] as number));
      return shorter === undefined
        ? []
        : [
            fault(
              rule,
              at,
              `語句 "${phrase}" は、同じ規則の短い語句 "${shorter}" だけで当たります。どちらかを消してください`,
            ),
          ];
    });
  });
}

/** The phrases that stand in each of its sayings, the phrase among them. */
function alwaysIn(line: string, { matcher }: Bench): ReadonlySet<number> {
  const pattern = fromLine(line);
  const [first = [], ...others] = covering(pattern).map((choice) => [
    ...matcher.phrasesIn(say(pattern, choice)).keys(),
  ]);
  return new Set(first.filter((number) => others.every((one) => one.includes(number))));
}

/** The same phrase in two rules whose other keys are the same: which of them wins would be chance. */
export function sharedPhrases(rules: readonly Rule[]): readonly TableProblem[] {
  const owners = new Map<string, Rule>();
  return rules.flatMap((rule) => {
    const { text = [], weak = [], ...others } = rule.when;
    return [...text, ...weak].flatMap((phrase, at) => {
      const [list, i] = at < text.length ? ['text', at] : ['weak', at - text.length];
      const key = JSON.stringify([phrase, Object.entries(others).sort()]);
      const owner = owners.get(key);
      if (!owner) owners.set(key, rule);
      if (!owner || owner === rule) return [];
      return [
        fault(
          rule,
          ['when', list, i],
          `語句 "${phrase}" は ${owner.id}(${owner.place.file}:${owner.place.line})にもあります。片方から消すか、ほかの条件を変えてください`,
        ),
      ];
    });
  });
}
