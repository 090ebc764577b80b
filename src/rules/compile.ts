import { type Command, REASONS, type Reason, type Tier } from '../model.ts';
import type { Likeness } from './likeness/likeness.ts';
import { parsePattern, toLine, type Words } from './pattern.ts';
import { compileLine, countAnchors } from './phrase.ts';
import { type Phrases, toPhrases } from './phrases.ts';
import type { Synonyms } from './questions/synonyms.ts';
import type { TableIndex } from './table-index.ts';
import { worthOfWords } from './telling.ts';
import type { Advice, Placed, Provider, ReasonAdvice, Rule, RuleTable, Situation, Source, Term } from './types.ts';

export interface CompiledRule {
  readonly id: string;
  readonly reason: Reason;
  readonly tier: Tier;
  /** How many keys its `when` has: more of them win inside a tier. */
  readonly keys: number;
  /** Numbers of `phrases`. */
  readonly text: readonly number[];
  /** Those that say little. */
  readonly weak: readonly number[];
  readonly not: readonly number[];
  readonly says: readonly Reason[];
  readonly provider?: readonly string[];
  readonly reply?: readonly string[];
  readonly status?: readonly string[];
  readonly command?: readonly Command[];
  readonly seen?: 'dialog' | 'notice';
  readonly forwarded?: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly over: readonly string[];
  readonly candidates: readonly Reason[];
  /** It comes from the folder of `--rules` and outranks ours of the same tier. */
  readonly user?: true;
  /** A phrase of this rule means that a mail program showed it. */
  readonly dialog: boolean;
  /** Only somebody who asks says this; in a notice the same words are an accident. */
  readonly asked: boolean;
  readonly advice: Partial<Advice>;
  readonly source: readonly Source[];
}

/** The table as data that loads without parsing YAML; carries no examples. */
export interface CompiledTable {
  readonly phrases: Phrases;
  readonly rules: readonly CompiledRule[];
  readonly reasons: Readonly<Record<Reason, ReasonAdvice>>;
  readonly providers: readonly Provider[];
  readonly terms: readonly Term[];
  readonly situations: readonly Situation[];
  readonly synonyms: Synonyms;
  readonly words: Words;
  /** What the rules of a user teach; what ours teach lies in a file of its own. */
  readonly learnt?: Likeness;
  /** Of a table that was made ready by the build. */
  readonly index?: TableIndex;
}

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
  return { phrases, rules, reasons, providers, terms, situations, synonyms, words };
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
