import { REASONS, type Tier } from '../../model.ts';
import type { Placed, Rule, RuleTable } from '../files/types.ts';
import { parsePattern, toLine, type Words } from '../phrase/pattern.ts';
import { compileLine, countAnchors } from '../phrase/phrase.ts';
import { worthOfWords } from '../phrase/telling.ts';
import type { CompiledRule, CompiledTable } from './compiled.ts';
import { toPhrases } from './phrases.ts';
import { joinPolicy, NO_POLICY } from './policy.ts';

function tierOf(rule: Rule): Tier {
  const { provider, text, weak, says, status } = rule.when;
  if (rule.room === 'clients' || rule.room === 'situations') return 'clients';
  if (text || says) return provider ? 'provider+text' : 'text';
  if (weak) return 'weak';
  if (status) return provider ? 'provider+status' : 'status';
  return provider ? 'provider+status' : 'reply';
}

/** Turns a loaded table into what matching needs; phrases may name the words of another one that it joins. Assumes that it was checked. */
export function compileTable(table: RuleTable, known: Words = {}): CompiledTable {
  const words = { ...known, ...table.words };
  const numbers = new Map<string, number>();
  const number = (phrase: string): number => {
    const line = lineOf(phrase, words);
    const known = numbers.get(line) ?? numbers.size;
    numbers.set(line, known);
    return known;
  };
  const rules = table.rules.map((rule) => compileRule(rule, number));
  const lines = [...numbers.keys()];
  const rarity = countAnchors(lines);
  const compiled = lines.map((line) => compileLine(line, rarity) ?? { line, hooks: [] });
  const phrases = toPhrases(compiled, worthOfWords(lines, rules));
  const reasons = Object.fromEntries(REASONS.map((r) => [r, table.reasons[r]])) as CompiledTable['reasons'];
  const { providers, synonyms } = table;
  const [terms, situations] = [table.terms.map(withoutPlace), table.situations.map(withoutPlace)];
  const policy = joinPolicy(NO_POLICY, table.policy);
  return { phrases, rules, reasons, providers, terms, situations, synonyms, words, policy };
}

const withoutPlace = <T>({ at: _, ...rest }: Placed<T>) => rest as unknown as T;

function lineOf(phrase: string, words: Words): string {
  const parsed = parsePattern(phrase, words);
  if (!parsed.ok) throw new Error(`${phrase}: ${parsed.fault}`);
  return toLine(parsed.pattern);
}

function compileRule(rule: Rule, number: (phrase: string) => number): CompiledRule {
  const { text, weak, says, ...conditions } = rule.when;
  return {
    ...conditions,
    id: rule.id,
    reason: rule.reason,
    tier: tierOf(rule),
    keys: Object.keys(rule.when).length - (text && weak ? 1 : 0),
    text: (text ?? []).map(number),
    weak: (weak ?? []).map(number),
    says: says ?? [],
    not: rule.not.map(number),
    over: rule.over,
    candidates: rule.candidates,
    dialog: rule.room === 'clients',
    asked: rule.room === 'situations',
    advice: rule.advice,
    source: rule.source,
  };
}
