import type { Command, ExplainedLook, Tier } from '../model.ts';
import { once } from '../once.ts';
import type { CompiledRule, CompiledTable } from './compile.ts';
import type { Likeness } from './likeness/likeness.ts';
import { createFindSimilar } from './likeness/similar.ts';
import { normalizeParagraphs, normalizeText } from './normalize.ts';
import { findPhrases, type PhraseHits } from './phrases.ts';
import { rank } from './rank.ts';
import { indexOf, type TableIndex } from './table-index.ts';

/** What a rule can look at. */
export interface Facts {
  /** The other server's words. */
  readonly said: string;
  /**
   * The notice's subject and what it says about this recipient or about all alike, blank lines between the paragraphs;
   * tried when neither the server's words nor its codes settle anything.
   */
  readonly prose: string;
  readonly provider: string | null;
  readonly replyCode: string | null;
  readonly status: string | null;
  readonly command: Command | null;
  readonly forwarded: boolean;
  /** Whether an address failed: then somebody's notice is read, not a question. */
  readonly addressed: boolean;
  /** Day in JST, `YYYY-MM-DD`. */
  readonly day: string | null;
}

export interface Hit {
  readonly rule: CompiledRule;
  /** That of the rule, or `weak` where only words that say little were seen. */
  readonly tier: Tier;
  /** The words that were seen; empty where only codes were looked at. */
  readonly matched: string;
  /** What breaks a tie behind the number of keys: the length of the words or the exactness of the code. */
  readonly weight: number;
}

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

  const hitsIn = (normalize: (words: string) => string) =>
    rememberLast((words) => (words === '' ? NO_HITS : phrasesIn(normalize(words))));
  const [seenInReply, seenInProse] = [hitsIn(normalizeText), hitsIn(normalizeParagraphs)];

  const textLook = (at: 'said' | 'prose', words: string, facts: Facts): Look => {
    const phrases = (at === 'said' ? seenInReply : seenInProse)(words);
    if (phrases.size === 0) return { at, hits: [] };
    const mayAsk = at === 'said' && !facts.addressed;
    const rules = rulesWith(phrases, index()).filter((rule) => mayAsk || !rule.asked);
    const context = { facts, phrases, dialog: rules.some((r) => r.dialog) };
    const plain = best(rules.flatMap((rule) => tryText(rule, context)));
    const said = plain[0];
    if (!said) return { at, hits: [] };
    // `says` asks what the words mean, so it looks at the rule that won by words, not at any phrase inside them:
    // "sender address rejected: user unknown" does not say that the recipient is unknown.
    const meant = saying()
      .filter((rule) => rule.says.includes(said.rule.reason))
      .flatMap((rule) => trySays(rule, context, said));
    return { at, hits: meant.length > 0 ? best([...plain, ...meant]) : plain };
  };

  const findSimilar = likeness && rememberLast(createFindSimilar(table, likeness));

  // Only where no words decide is more looked at, so it waits until somebody asks.
  const codesLook = (facts: Facts): Look =>
    waiting('codes', () => best(wordless().flatMap((rule) => tryCodes(rule, facts))));
  const similarLook = ({ said }: Facts): Look => waiting('similar', () => [findSimilar?.(said) ?? []].flat());

  return {
    phrasesIn,
    look(facts) {
      const said = textLook('said', facts.said, facts);
      const codes = codesLook(facts);
      if (said.hits.length > 0) return [said, UNREAD, codes];
      if (namesCause(codes, facts)) return [said, codes, UNREAD];
      const prose = textLook('prose', facts.prose, facts);
      return findSimilar && prose.hits.length === 0 ? [said, prose, similarLook(facts), codes] : [said, prose, codes];
    },
  };
}

function waiting(at: Look['at'], look: () => readonly Hit[]): Look {
  const hits = once(look);
  return {
    at,
    get hits() {
      return hits();
    },
  };
}

const UNREAD: Look = { at: 'prose', hits: [] };

/** A rule is sure of this very status (RFC 3463): not of its class or subject, nor of the detail 0, for all undefined. */
const namesCause = ({ hits: [best] }: Look, { status }: Facts): boolean =>
  best !== undefined &&
  best.rule.candidates.length === 0 &&
  !status?.endsWith('.0') &&
  (best.rule.status ?? []).some((pattern) => !pattern.endsWith('x') && matchesStatus(pattern, status));

/** A notice about thousands of recipients has one prose for all of them. */
function rememberLast<T>(make: (words: string) => T): (words: string) => T {
  let last: { readonly words: string; readonly made: T } | null = null;
  return (words) => {
    if (last?.words !== words) last = { words, made: make(words) };
    return last.made;
  };
}

const NO_HITS: PhraseHits = new Map();

interface Context {
  readonly facts: Facts;
  readonly phrases: PhraseHits;
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

const best = (hits: readonly Hit[]): readonly Hit[] => [...hits].sort((a, b) => rank(a, b).order);

function tryText(rule: CompiledRule, context: Context): readonly Hit[] {
  if (rule.says.length > 0 || !holds(rule, context)) return [];
  const strong = longest(rule.text, context.phrases);
  if (strong !== null) return [{ rule, tier: rule.tier, matched: strong, weight: strong.length }];
  const weak = longest(rule.weak, context.phrases);
  return weak === null ? [] : [{ rule, tier: 'weak', matched: weak, weight: weak.length }];
}

function trySays(rule: CompiledRule, context: Context, said: Hit): readonly Hit[] {
  if (!holds(rule, context)) return [];
  const matched = rule.text.length > 0 ? longest(rule.text, context.phrases) : said.matched;
  const tier = said.tier === 'weak' ? 'weak' : rule.tier;
  return matched === null ? [] : [{ rule, tier, matched, weight: matched.length }];
}

const holds = (rule: CompiledRule, { facts, phrases, dialog }: Context): boolean =>
  !rule.not.some((i) => phrases.has(i)) && conditionsHold(rule, facts, dialog);

function longest(phrases: readonly number[], hits: PhraseHits): string | null {
  let found: string | null = null;
  for (const i of phrases) {
    const words = hits.get(i);
    if (words !== undefined && words.length > (found?.length ?? 0)) found = words;
  }
  return found;
}

function tryCodes(rule: CompiledRule, facts: Facts): readonly Hit[] {
  if (!conditionsHold(rule, facts, false)) return [];
  const exactness = (patterns: readonly string[] | undefined): number =>
    Math.max(0, ...(patterns ?? []).filter((p) => matchesCode(p, facts)).map((p) => p.replace(/[x.]/g, '').length));
  return [{ rule, tier: rule.tier, matched: '', weight: exactness(rule.status) * 10 + exactness(rule.reply) }];
}

const matchesCode = (pattern: string, facts: Facts): boolean =>
  pattern.includes('.') ? matchesStatus(pattern, facts.status) : matchesReply(pattern, facts.replyCode);

function conditionsHold(rule: CompiledRule, facts: Facts, dialog: boolean): boolean {
  if (rule.provider && !rule.provider.includes(facts.provider ?? '')) return false;
  if (rule.command && !(facts.command && rule.command.includes(facts.command))) return false;
  if (rule.reply && !rule.reply.some((p) => matchesReply(p, facts.replyCode))) return false;
  if (rule.status && !rule.status.some((p) => matchesStatus(p, facts.status))) return false;
  if (rule.seen && (rule.seen === 'dialog') !== dialog) return false;
  if (rule.forwarded !== undefined && rule.forwarded !== facts.forwarded) return false;
  if ((rule.since || rule.until) && facts.day === null) return false;
  return !(rule.since && (facts.day ?? '') < rule.since) && !(rule.until && (facts.day ?? '') > rule.until);
}

function matchesReply(pattern: string, code: string | null): boolean {
  return code !== null && code.length === 3 && [...pattern].every((c, i) => c === 'x' || c === code[i]);
}

/** `5.1.1`; `x` for any field; `606-649` for a range in the last. */
function matchesStatus(pattern: string, status: string | null): boolean {
  if (status === null) return false;
  const fields = status.split('.');
  return pattern.split('.').every((want, i) => {
    const have = fields[i] ?? '';
    const [low, high] = want.split('-');
    return (
      want === 'x' ||
      have === want ||
      (high !== undefined && Number(have) >= Number(low) && Number(have) <= Number(high))
    );
  });
}
