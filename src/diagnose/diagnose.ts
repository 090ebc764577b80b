import type { Diagnosis, Failure, Hint, Notice } from '../model.ts';
import type { Likeness } from '../rules/likeness/likeness.ts';
import type { Facts } from '../rules/match/facts.ts';
import type { Hit } from '../rules/match/hit.ts';
import { createMatcher, type Look, type Matcher, winner } from '../rules/match/match.ts';
import { isSimilar } from '../rules/match/similar.ts';
import type { CompiledTable } from '../rules/table/compiled.ts';
import { eitherReasons } from './either.ts';
import { createExplain, type Explain, SETTLED_BY_KIND } from './explain.ts';
import { readEvidence } from './facts/evidence.ts';
import { gatherFacts, noticeFacts } from './facts/facts.ts';
import { indexGiven, type ReasonGivenBy } from './facts/given.ts';
import { indexProviders, type ProviderIndex } from './facts/provider.ts';
import { createHintReader, type ReadHints } from './hints/hints.ts';

/** A table made ready to diagnose with. */
export interface Doctor {
  diagnose(notice: Notice, from: Where): Diagnoses;
  readonly matcher: Matcher;
  facts(failure: Failure, notice: Notice): Facts;
}

/** What a notice comes to. */
export interface Diagnoses {
  readonly count: number;
  /** Each is made when it is asked for; to be read once. */
  readonly each: Iterable<Diagnosis>;
}

/** Where the message stood. */
export interface Where {
  readonly source: string;
  readonly messageNumber: number;
  readonly truncated: boolean;
}

export interface DoctorOptions {
  /** Each diagnosis also tells how it came about. */
  readonly explain?: boolean;
  /** What words that no phrase is in are compared with. */
  readonly likeness?: () => Likeness;
}

export function createDoctor(table: CompiledTable, options: DoctorOptions = {}): Doctor {
  const matcher = createMatcher(table, options.likeness);
  const providers = indexProviders(table);
  const readHints = createHintReader(table, providers);
  const given = indexGiven(table);
  const tools = { matcher, readHints, given, explain: options.explain ? createExplain(table, matcher) : null };
  return {
    matcher,
    facts: (failure, notice) => gatherFacts(failure, noticeFacts(notice), providers),
    diagnose(notice, from) {
      const each = diagnosesOf(notice, from, providers, tools);
      if (!notice.unproven) return { count: notice.failures.length, each };
      const found = proven([...each]);
      return { count: found.length, each: found };
    },
  };
}

function* diagnosesOf(notice: Notice, from: Where, providers: ProviderIndex, tools: Tools): Generator<Diagnosis> {
  const shared = noticeFacts(notice);
  const isMixed = notice.failures.some(({ kind }) => kind !== notice.failures[0].kind);
  for (const failure of notice.failures) {
    // The subject tells of those who failed, not of those whom a server still tries.
    const about = isMixed && failure.kind === 'delay' ? { ...shared, subject: '' } : shared;
    yield diagnoseFailure(failure, notice, from, gatherFacts(failure, about, providers), tools);
  }
}

/** Of words that do not say themselves that they are about an error, only what a rule of the table knows: nearly all is like something. */
function proven(found: readonly Diagnosis[]): readonly Diagnosis[] {
  const known = found.filter(({ rule }) => rule !== null && !rule.startsWith('kind/') && !isSimilar(rule));
  if (known.length > 0) return known;
  return found
    .slice(0, 1)
    .map(({ nearest: _, ...one }) => ({ ...one, ...WITHOUT_RULE, failure: NO_FAILURE, provider: null, hints: [] }));
}

/** Nothing is known of any recipient. */
export const NO_FAILURE: Failure = {
  kind: 'other',
  recipient: null,
  originalRecipient: null,
  action: null,
  replyCode: null,
  status: null,
  command: null,
  diagnosticCode: null,
  remoteMta: null,
  prose: '',
};

interface Tools {
  readonly matcher: Matcher;
  readonly readHints: ReadHints;
  readonly given: ReasonGivenBy;
  readonly explain: Explain | null;
}

function diagnoseFailure(failure: Failure, notice: Notice, from: Where, facts: Facts, tools: Tools): Diagnosis {
  const verdict = judge(failure, facts, tools);
  return {
    source: from.source,
    messageNumber: from.messageNumber,
    truncated: from.truncated || notice.partial === true,
    failure,
    notice,
    provider: facts.provider,
    evidence: readEvidence(notice.suspicious ? facts.prose : facts.said),
    hints: hintsFor(failure, verdict, facts, tools.readHints),
    ...verdict,
  };
}

/** What the table says about a failure. */
type Verdict = Pick<Diagnosis, 'reason' | 'rule' | 'matched' | 'nearest' | 'candidates' | 'explain'>;

function judge({ kind, diagnosticCode }: Failure, facts: Facts, { matcher, given, explain }: Tools): Verdict {
  const byKind = explain ? { ...WITHOUT_RULE, explain: SETTLED_BY_KIND } : WITHOUT_RULE;
  if (kind === 'other' || kind === 'unreadable') return byKind;
  if (kind !== 'bounce' && kind !== 'delay') return { ...byKind, reason: given(kind), rule: `kind/${kind}` };
  const looks = matcher.look(facts);
  const hit = winner(looks);
  const found = hit ? conclude(hit, looks, facts) : withoutRule(kind, diagnosticCode, given);
  return explain ? { ...found, explain: explain(looks, facts) } : found;
}

const WITHOUT_RULE: Verdict = { reason: null, rule: null, matched: null, candidates: [] };

/** A rule knows what its words leave open; other words may name two causes themselves. */
function conclude({ rule, tier, matched }: Hit, looks: readonly Look[], facts: Facts): Verdict {
  const { id, reason } = rule;
  // No words of this mail were known; what is shown is what they are like.
  if (tier === 'similar')
    return { ...WITHOUT_RULE, reason, rule: id, candidates: rule.candidates, ...(matched && { nearest: matched }) };
  const candidates = rule.candidates.length > 0 ? rule.candidates : eitherReasons(looks, facts);
  return { reason, rule: id, matched: matched || null, candidates };
}

/** A delay that names no cause is still a delay; words that no rule knows say more than none. */
function withoutRule(kind: 'bounce' | 'delay', words: string | null, given: ReasonGivenBy): Verdict {
  if (kind === 'delay') return { ...WITHOUT_RULE, reason: given(kind), rule: 'kind/delay' };
  return { ...WITHOUT_RULE, reason: given(words ? 'words' : 'nothing') };
}

/** A malformed address was not read as a recipient and stands somewhere in the words. */
function hintsFor(
  { kind, recipient }: Failure,
  { reason, candidates }: Verdict,
  { said, prose }: Facts,
  readHints: ReadHints,
): readonly Hint[] {
  const words = recipient === null ? `${said}\n${prose}` : said;
  return readHints(recipient, { kind, reason, candidates, words });
}
