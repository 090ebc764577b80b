import { type Command, REASONS, type Reason, type Tier } from '../model.ts';
import { eachAnchor } from './anchor.ts';
import { normalizePhrase } from './normalize.ts';
import { compilePhrase, NO_ANCHOR } from './phrase.ts';
import { type Phrases, toPhrases } from './phrases.ts';
import type { TableIndex } from './table-index.ts';
import type { Advice, Provider, ReasonAdvice, Rule, RuleTable, Source, Term } from './types.ts';

export interface CompiledRule {
  readonly id: string;
  readonly reason: Reason;
  readonly tier: Tier;
  /** How many keys its `when` has: more of them win inside a tier. */
  readonly keys: number;
  /** Numbers of `phrases`. */
  readonly text: readonly number[];
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
  /** Of a table that was made ready by the build. */
  readonly index?: TableIndex;
}

function tierOf(rule: Rule): Tier {
  const { provider, text, says, status } = rule.when;
  if (rule.room === 'clients' || rule.room === 'situations') return 'clients';
  if (text || says) return provider ? 'provider+text' : 'text';
  if (status) return provider ? 'provider+status' : 'status';
  return provider ? 'provider+status' : 'reply';
}

/** Turns a loaded table into what matching needs. Assumes that it was checked. */
export function compileTable(table: RuleTable): CompiledTable {
  const numbers = new Map<string, number>();
  const number = (phrase: string): number => {
    const key = normalizePhrase(phrase);
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  const rules = table.rules.map((rule) => compileRule(rule, number));
  const all = [...numbers.keys()];
  const rarity = countAnchors(all);
  const phrases = toPhrases(
    all.map((phrase) => compilePhrase(phrase, rarity) ?? { phrase, anchorAt: 0, anchorHash: NO_ANCHOR }),
  );
  const reasons = Object.fromEntries(REASONS.map((r) => [r, table.reasons[r]])) as CompiledTable['reasons'];
  return { phrases, rules, reasons, providers: table.providers, terms: table.terms };
}

function compileRule(rule: Rule, number: (phrase: string) => number): CompiledRule {
  const { text, says, ...conditions } = rule.when;
  return {
    ...conditions,
    id: rule.id,
    reason: rule.reason,
    tier: tierOf(rule),
    keys: Object.keys(rule.when).length,
    text: (text ?? []).map(number),
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

/** How often an anchor stands in the phrases of the table: the rarest serves a phrase best. */
export function countAnchors(phrases: readonly string[]): (anchor: string) => number {
  const counts = new Map<string, number>();
  for (const phrase of phrases)
    eachAnchor(phrase, (_, start, end) => {
      const anchor = phrase.slice(start, end);
      counts.set(anchor, (counts.get(anchor) ?? 0) + 1);
    });
  return (anchor) => counts.get(anchor) ?? 0;
}
