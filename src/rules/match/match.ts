import type { ExplainedLook } from '../../model.ts';
import { once } from '../../once.ts';
import { recent } from '../../recent.ts';
import { remembered } from '../../remembered.ts';
import type { Likeness } from '../likeness/likeness.ts';
import { normalizeParagraphs, normalizeText } from '../phrase/normalize.ts';
import { createTelling } from '../phrase/telling.ts';
import type { CompiledRule, CompiledTable, TableIndex } from '../table/compiled.ts';
import { findPhrases, type PhraseHits } from '../table/phrases.ts';
import { indexOf } from '../table/table-index.ts';
import { conditionsHold, matchesCode, matchesStatus } from './conditions.ts';
import type { Facts } from './facts.ts';
import type { Hit } from './hit.ts';
import { rank } from './rank.ts';
import { createFindSimilar, LEAST_SHARES } from './similar.ts';

/** Rules that hit in one look, best first. */
export interface Look {
  readonly at: ExplainedLook['at'];
  readonly hits: readonly Hit[];
}

export interface Matcher {
  /**
   * All looks in order; the first hit of the first look that has one decides. Codes that name a cause come before the
   * notice's prose, those that name a class only come behind it.
   */
  look(facts: Facts): readonly Look[];
  /** Every phrase (its number in the table) that stands in a normalised text, with the words it hit. */
  phrasesIn(text: string): PhraseHits;
}

/** The best hit of all, or null when no rule knows anything. */
export function winner(looks: readonly Look[]): Hit | null {
  for (const look of looks) if (look.hits[0]) return look.hits[0];
  return null;
}

/** Prepares a table for matching; words that no phrase is in are compared with what was learnt, if anything was. */
export function createMatcher(table: CompiledTable, likeness?: () => Likeness): Matcher {
  // Who looks up a term needs no index of some thousand phrases.
  const index = once(() => indexOf(table));
  const phrasesIn = (text: string): PhraseHits => findPhrases(text, table.phrases, index());
  const wordless = once(() => Array.from(index().wordless, index().ruleAt));
  const saying = once(() => Array.from(index().saying, index().ruleAt));
  const tells = createTelling(table.phrases.worth);

  const met = remembered(TEXTS, (text): Met => {
    const phrases = phrasesIn(text);
    return { phrases, rules: rulesWith(phrases, index()) };
  });
  // A notice about thousands of recipients has one prose for all of them.
  const metIn = (normalize: (words: string) => string) =>
    recent(1, (words) => (words === '' ? NOTHING_MET : met(normalize(words))));
  const [metInReply, metInProse] = [metIn(normalizeText), metIn(normalizeParagraphs)];

  const textLook = (at: 'said' | 'prose', words: string, facts: Facts): Look => {
    const { phrases, rules: all } = (at === 'said' ? metInReply : metInProse)(words);
    if (phrases.size === 0) return { at, hits: [] };
    const mayAsk = at === 'said' && !facts.addressed;
    const rules = all.filter((rule) => mayAsk || !rule.asked);
    const context = { facts, phrases, tells, dialog: rules.some((r) => r.dialog) };
    const plain = best(hitsOf(rules, (rule) => tryText(rule, context)));
    const said = plain[0];
    if (!said) return { at, hits: [] };
    // `says` asks what the words mean, so it looks at the rule that won by words, not at any phrase inside them:
    // "sender address rejected: user unknown" does not say that the recipient is unknown.
    // A question says nothing at all.
    const about = saying().filter((rule) => !said.rule.asked && rule.says.includes(said.rule.reason));
    const meant = hitsOf(about, (rule) => trySays(rule, context, said));
    return { at, hits: meant.length > 0 ? best([...plain, ...meant]) : plain };
  };

  const findSimilar = likeness && recent(1, createFindSimilar(table, likeness));

  // Only where no words decide is more looked at, so it waits until somebody asks.
  const codesLook = (facts: Facts): Look =>
    new WaitingLook('codes', () => best(hitsOf(wordless(), (rule) => tryCodes(rule, facts))));
  const similarLook = ({ said }: Facts, least: () => number): Look =>
    new WaitingLook('similar', () => {
      const similar = findSimilar?.(said);
      return similar && similar.share >= least() ? [similar.hit] : [];
    });

  /** Words that say little are right less often than what all of the words are like (`npm run crossval`). */
  const behindWeakWords = (said: Look, codes: Look, facts: Facts): readonly Look[] => {
    if (namesCause(codes, facts)) return [codes, said, UNREAD];
    if (isMostOf(facts.said, said.hits[0])) return [said, UNREAD, codes];
    const similar = similarLook(facts, () => LEAST_SHARES.little);
    return similar.hits.length > 0 ? [similar, said, UNREAD] : [said, UNREAD, codes];
  };
  const behindNoWords = (said: Look, codes: Look, facts: Facts): readonly Look[] => {
    if (namesCause(codes, facts)) return [said, codes, UNREAD];
    const prose = textLook('prose', facts.prose, facts);
    if (!findSimilar || prose.hits.length > 0) return [said, prose, codes];
    return [said, prose, similarLook(facts, () => leastAgainst(codes)), codes];
  };

  return {
    phrasesIn,
    look(facts) {
      const said = textLook('said', facts.said, facts);
      const codes = codesLook(facts);
      const [first] = said.hits;
      if (first === undefined) return behindNoWords(said, codes, facts);
      return first.tier === 'weak' ? behindWeakWords(said, codes, facts) : [said, UNREAD, codes];
    },
  };
}

/** How sure a guess must be to answer instead of codes: a reply that is known to answer RCPT says more than its class. */
function leastAgainst({ hits: [best] }: Look): number {
  const isLittle = best === undefined || (best.tier === 'reply' && !best.rule.command);
  return isLittle ? LEAST_SHARES.little : LEAST_SHARES.status;
}

/** Looks when somebody asks what hit. */
class WaitingLook implements Look {
  readonly at: Look['at'];
  readonly #look: () => readonly Hit[];
  #hits: readonly Hit[] | undefined;

  constructor(at: Look['at'], look: () => readonly Hit[]) {
    this.at = at;
    this.#look = look;
  }

  get hits(): readonly Hit[] {
    this.#hits ??= this.#look();
    return this.#hits;
  }
}

/** `551 5.3.0 Unknown error` says no more than that, and is like nothing else. */
const isMostOf = (words: string, hit: Hit | undefined): boolean =>
  hit !== undefined && lettersIn(hit.matched) * 2 >= lettersIn(normalizeText(words).replace(PLACEHOLDER, ''));

const PLACEHOLDER = /\{[a-z]+\}/g;
const lettersIn = (words: string): number => words.match(/\p{L}/gu)?.length ?? 0;

const UNREAD: Look = { at: 'prose', hits: [] };

/** A rule is sure of this very status (RFC 3463): not of its class or subject, nor of the detail 0, for all undefined. */
const namesCause = ({ hits: [best] }: Look, { status }: Facts): boolean =>
  best !== undefined &&
  best.rule.candidates.length === 0 &&
  !status?.endsWith('.0') &&
  (best.rule.status ?? []).some((pattern) => !pattern.endsWith('x') && matchesStatus(pattern, status));

/** What phrases a normalised text has, and the rules that have one of them. */
interface Met {
  readonly phrases: PhraseHits;
  readonly rules: readonly CompiledRule[];
}

const NOTHING_MET: Met = { phrases: new Map(), rules: [] };

/** Servers say the same to everybody: without addresses and hosts most replies of a mailbox have come before. */
const TEXTS = 512;

interface Context {
  readonly facts: Facts;
  readonly phrases: PhraseHits;
  tells(words: string): number;
  readonly dialog: boolean;
}

/** The rules that have one of these phrases, each once. */
function rulesWith(hits: PhraseHits, { ownerStarts, owners, ruleAt }: TableIndex): CompiledRule[] {
  const found = new Set<CompiledRule>();
  for (const phrase of hits.keys())
    for (let i = ownerStarts[phrase] as number; i < (ownerStarts[phrase + 1] as number); i++)
      found.add(ruleAt(owners[i] as number));
  return [...found];
}

const best = (hits: readonly Hit[]): readonly Hit[] =>
  hits.length > 1 ? [...hits].sort((a, b) => rank(a, b).order) : hits;

function hitsOf(rules: readonly CompiledRule[], tried: (rule: CompiledRule) => Hit | null): readonly Hit[] {
  const hits: Hit[] = [];
  for (const rule of rules) {
    const hit = tried(rule);
    if (hit !== null) hits.push(hit);
  }
  return hits;
}

function tryText(rule: CompiledRule, context: Context): Hit | null {
  if (rule.says.length > 0 || !holds(rule, context)) return null;
  const strong = mostTelling(rule.text, context);
  if (strong !== null) return hitBy(strong, rule, rule.tier);
  const weak = mostTelling(rule.weak, context);
  return weak && hitBy(weak, rule, 'weak');
}

function trySays(rule: CompiledRule, context: Context, said: Hit): Hit | null {
  if (!holds(rule, context)) return null;
  const words = rule.text.length > 0 ? mostTelling(rule.text, context) : said;
  return words && hitBy(words, rule, said.tier === 'weak' ? 'weak' : rule.tier);
}

const hitBy = ({ matched, weight }: Words, rule: CompiledRule, tier: Hit['tier']): Hit => ({
  rule,
  tier,
  matched,
  weight,
});

const holds = (rule: CompiledRule, { facts, phrases, dialog }: Context): boolean =>
  !rule.not.some((i) => phrases.has(i)) && conditionsHold(rule, facts, dialog);

type Words = Pick<Hit, 'matched' | 'weight'>;

function mostTelling(numbers: readonly number[], { phrases, tells }: Context): Words | null {
  let best: Words | null = null;
  for (const i of numbers) {
    const matched = phrases.get(i);
    if (matched === undefined) continue;
    const weight = tells(matched);
    const isMore =
      best === null || weight > best.weight || (weight === best.weight && matched.length > best.matched.length);
    if (isMore) best = { matched, weight };
  }
  return best;
}

function tryCodes(rule: CompiledRule, facts: Facts): Hit | null {
  if (!conditionsHold(rule, facts, false)) return null;
  const exactness = (patterns: readonly string[] | undefined): number =>
    Math.max(0, ...(patterns ?? []).filter((p) => matchesCode(p, facts)).map((p) => p.replace(/[x.]/g, '').length));
  return { rule, tier: rule.tier, matched: '', weight: exactness(rule.status) * 10 + exactness(rule.reply) };
}
