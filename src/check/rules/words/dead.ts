import type { Rule } from '../../../rules/files/types.ts';
import type { TableProblem } from '../../../rules/files/yaml.ts';
import { rank } from '../../../rules/match/rank.ts';
import { covering, say } from '../../../rules/phrase/expand.ts';
import { fromLine } from '../../../rules/phrase/pattern.ts';
import type { CompiledRule } from '../../../rules/table/compiled.ts';
import type { Bench } from '../ground/bench.ts';
import { fault } from '../ground/fault.ts';

/** Rules that can never win: wherever they hit, another one hits that outranks them. */
export function deadRules(rules: readonly Rule[], bench: Bench): readonly TableProblem[] {
  const byPhrase = new Map<number, CompiledRule[]>();
  for (const rule of bench.table.rules)
    for (const number of rule.text) byPhrase.set(number, [...(byPhrase.get(number) ?? []), rule]);
  return rules.flatMap((rule) => {
    const compiled = bench.compiled(rule);
    const masters = compiled.text
      .flatMap((number) => sayingsOf(bench.lines[number] as string))
      .map((saying) => masterOf(compiled, saying, bench, byPhrase));
    const [first] = masters;
    if (!first || masters.includes(null)) return [];
    return [
      fault(
        rule,
        ['when'],
        `この規則は勝つことがありません。同じ文に必ず ${first} が当たり、優先されます。語句を長くするか、条件を足してください`,
      ),
    ];
  });
}

function sayingsOf(line: string): readonly string[] {
  const pattern = fromLine(line);
  return covering(pattern).map((choice) => say(pattern, choice));
}

/** A rule that hits every text with this saying of a phrase and outranks the rule there. */
function masterOf(
  rule: CompiledRule,
  saying: string,
  { matcher }: Bench,
  byPhrase: ReadonlyMap<number, readonly CompiledRule[]>,
): string | null {
  for (const inside of matcher.phrasesIn(saying).keys())
    for (const other of byPhrase.get(inside) ?? [])
      if (other.id !== rule.id && alwaysHitsWith(other, rule) && outranks(other, rule)) return other.id;
  return null;
}

/** The other asks for nothing that the rule does not ask for too. */
function alwaysHitsWith(other: CompiledRule, rule: CompiledRule): boolean {
  if (other.not.length > 0 || other.says.length > 0) return false;
  const asked = ['provider', 'reply', 'status', 'command', 'seen', 'forwarded', 'since', 'until'] as const;
  return asked.every((key) => other[key] === undefined || JSON.stringify(other[key]) === JSON.stringify(rule[key]));
}

const outranks = (other: CompiledRule, rule: CompiledRule): boolean => {
  const hit = (of: CompiledRule) => ({ rule: of, tier: of.tier, matched: '', weight: 0 });
  const { order, by } = rank(hit(other), hit(rule));
  return order < 0 && (by === 'tier' || by === 'user' || by === 'keys');
};
