import type { Rule } from '../../../rules/files/types.ts';
import type { TableProblem } from '../../../rules/files/yaml.ts';
import type { Hit } from '../../../rules/match/hit.ts';
import { winner } from '../../../rules/match/match.ts';
import { rank } from '../../../rules/match/rank.ts';
import type { Trial } from '../ground/bench.ts';
import { fault, quote } from '../ground/fault.ts';

/** Sentences are made of phrases, but nothing is made of codes and conditions alone. */
export const unprovenRule = (rule: Rule): readonly TableProblem[] =>
  rule.when.text || rule.when.weak ? [] : [fault(rule, [], 'seen か examples.match に例を1つ以上書いてください')];

/** Every example that is written has to come out of the whole table as its own rule, and not by chance. */
export function proveMatches(rule: Rule, list: readonly string[], trials: readonly Trial[]): readonly TableProblem[] {
  return trials.flatMap((trial, i) => {
    const at = [...list, i];
    const hit = winner(trial.looks);
    if (hit?.rule.id !== rule.id)
      return [fault(rule, at, `例 ${quote(trial.example.text)} は${cameOut(rule, hit, trial)}`)];
    const rival = tiedWith(trial);
    return rival === null
      ? []
      : [
          fault(
            rule,
            at,
            `例 ${quote(trial.example.text)} は ${rival} と引き分けです。勝つほうに over: ["負けるほうの規則"] を書いてください`,
          ),
        ];
  });
}

function cameOut(rule: Rule, hit: Hit | null, { looks }: Trial): string {
  if (hit === null) return 'どの規則にも当たりません。when の条件か例を直してください';
  const by = `${hit.rule.id}(見た語句: ${hit.matched || 'なし'})`;
  const own = looks.flatMap((look) => look.hits).some((other) => other.rule.id === rule.id);
  if (!own) return ` ${by} に当たり、この規則には当たりません。語句か条件を直してください`;
  return ` ${by} が勝ちます。より長い語句や条件を書くか、例を直してください`;
}

/** The rule that only its id keeps from winning. */
function tiedWith({ looks }: Trial): string | null {
  const [first, second] = looks.find((look) => look.hits.length > 0)?.hits ?? [];
  return first && second && rank(first, second).by === 'id' ? second.rule.id : null;
}
