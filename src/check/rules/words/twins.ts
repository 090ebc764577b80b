import type { Rule } from '../../../rules/files/types.ts';
import type { TableProblem } from '../../../rules/files/yaml.ts';
import { fault } from '../ground/fault.ts';

/** Rules without phrases that ask for the very same: which of them wins would be chance. */
export function twinRules(rules: readonly Rule[]): readonly TableProblem[] {
  const first = new Map<string, Rule>();
  return rules
    .filter((rule) => rule.when.text === undefined)
    .flatMap((rule) => {
      const key = JSON.stringify([Object.entries(rule.when).sort(), [...rule.not].sort()]);
      const twin = first.get(key);
      first.set(key, twin ?? rule);
      return twin
        ? [
            fault(
              rule,
              ['when'],
              `条件が ${twin.id}(${twin.place.file}:${twin.place.line})と同じです。条件を変えるか、片方を消してください`,
            ),
          ]
        : [];
    });
}
