import { createDoctor } from '../diagnose/diagnose.ts';
import { extractText } from '../extract/text.ts';
import { type CompiledTable, compileTable } from '../rules/compile.ts';
import { createMatcher, type Facts, type Matcher, winner } from '../rules/match.ts';
import { normalizePhrase } from '../rules/normalize.ts';
import type { Example, Rule, RuleTable } from '../rules/types.ts';
import type { TableProblem } from '../rules/yaml.ts';

/** Runs every example of a table through the whole of it and tells which rule does not do what its examples say. */
export function proveRules(table: RuleTable): readonly TableProblem[] {
  const compiled = compileTable(table);
  const doctor = createDoctor(compiled);
  const facts = (example: Example) => factsOf(example, doctor.facts);
  return table.rules.flatMap((rule) => {
    const messages = [...proveMatches(rule, doctor.matcher, facts), ...proveNomatches(rule, compiled, doctor.matcher, facts)];
    return [...messages, ...unneededPhrases(rule, facts)].map((message) => ({ ...rule.place, level: 'error' as const, message: `${rule.id}: ${message}` }));
  });
}

type FactsOf = (example: Example) => Facts;

function factsOf(example: Example, gather: ReturnType<typeof createDoctor>['facts']): Facts {
  const notice = extractText(example.text);
  const [first] = notice.failures;
  const failure = {
    ...first,
    recipient: example.to ?? first.recipient,
    remoteMta: example.remoteMta ?? (example.to ? null : first.remoteMta),
    command: example.command ?? first.command,
  };
  const facts = gather(failure, { ...notice, date: example.date ?? notice.date });
  return { ...facts, forwarded: example.forwarded ?? facts.forwarded };
}

function proveMatches(rule: Rule, matcher: Matcher, facts: FactsOf): readonly string[] {
  if (rule.match.length === 0) return ['examples.match に例を1つ以上書いてください'];
  return rule.match.flatMap((example) => {
    const hit = winner(matcher.look(facts(example)));
    if (hit?.rule.id === rule.id) return [];
    return [`例 "${example.text}" は ${hit ? `${hit.rule.id}(見た語句: ${hit.matched || 'なし'})` : 'どの規則にも当たりません'}`];
  });
}

/** A counter-example must be one: it hits the rule once the keys that keep it out are gone. */
function proveNomatches(rule: Rule, compiled: CompiledTable, matcher: Matcher, facts: FactsOf): readonly string[] {
  if (rule.nomatch.length === 0) return [];
  const open = createMatcher({ ...compiled, rules: compiled.rules.map((r) => (r.id === rule.id ? withoutBars(r) : r)) });
  return rule.nomatch.flatMap((example) => {
    const seen = facts(example);
    if (winner(matcher.look(seen))?.rule.id === rule.id) return [`nomatch の例 "${example.text}" がこの規則に当たります`];
    const hits = open.look(seen).flatMap((look) => look.hits);
    return hits.some((hit) => hit.rule.id === rule.id) ? [] : [`nomatch の例 "${example.text}" は not や日付を外しても当たらず、何も確かめていません`];
  });
}

function withoutBars<T extends CompiledTable['rules'][number]>(rule: T): T {
  const { since: _, until: __, seen: ___, ...open } = rule;
  return { ...open, not: [], over: [] } as unknown as T;
}

/** Each phrase is the only one of its rule that hits at least one example; else deleting it would break nothing. */
function unneededPhrases(rule: Rule, facts: FactsOf): readonly string[] {
  const phrases = rule.when.text ?? [];
  if (phrases.length < 2) return [];
  const alone = phrases.map((phrase) => createMatcher(tableOf(rule, phrase)));
  const needed = new Set<number>();
  for (const example of rule.match) {
    const seen = facts(example);
    const hitting = alone.flatMap((matcher, i) => (winner(matcher.look(seen)) ? [i] : []));
    if (hitting.length === 1) needed.add(hitting[0] as number);
  }
  return phrases.filter((_, i) => !needed.has(i)).map((phrase) => `語句 "${phrase}" だけに当たる例がありません。例を足すか、語句を消してください`);
}

/** A table of one phrase and nothing else. */
function tableOf(rule: Rule, phrase: string): CompiledTable {
  const only: Rule = { ...rule, when: { text: [normalizePhrase(phrase)] }, not: [], over: [] };
  return compileTable({ reasons: {}, rules: [only], providers: [], terms: [] } as unknown as RuleTable);
}
