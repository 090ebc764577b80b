import { isIP } from 'node:net';
import type { Diagnosis, Failure, Hint, Kind, Notice, Reason } from '../model.ts';
import type { CompiledTable } from '../rules/compile.ts';
import { createMatcher, type Facts, type Hit, type Matcher, winner } from '../rules/match.ts';
import { TEXT_CAP } from '../rules/normalize.ts';
import { readEvidence } from './evidence.ts';
import { createExplain, type Explain, SETTLED_BY_KIND } from './explain.ts';
import { createHintReader, type ReadHints } from './hints.ts';
import { indexProviders, type ProviderIndex } from './provider.ts';

/** A table made ready to diagnose with. */
export interface Doctor {
  diagnose(notice: Notice, from: Where): readonly Diagnosis[];
  readonly matcher: Matcher;
  facts(failure: Failure, notice: Notice): Facts;
}

/** Where the message stood. */
export interface Where {
  readonly source: string;
  readonly messageNumber: number;
  readonly truncated: boolean;
}

/** Kinds whose reason follows from the kind alone. */
const REASON_OF_KIND: Partial<Record<Kind, Reason>> = {
  success: 'delivered',
  feedback: 'feedback',
  vacation: 'vacation',
};

export interface DoctorOptions {
  /** Each diagnosis also tells how it came about. */
  readonly explain?: boolean;
}

export function createDoctor(table: CompiledTable, options: DoctorOptions = {}): Doctor {
  const matcher = createMatcher(table);
  const providers = indexProviders(table.providers);
  const readHints = createHintReader(table.providers, providers);
  const explain = options.explain ? createExplain(table, matcher) : null;
  const facts = (failure: Failure, notice: Notice) => gatherFacts(failure, notice, providers);
  return {
    matcher,
    facts,
    diagnose: (notice, from) =>
      notice.failures.map((failure) => {
        const known = facts(failure, notice);
        const diagnosis = diagnoseFailure(failure, notice, from, known, { matcher, explain });
        return { ...diagnosis, hints: hintsFor(diagnosis, known, readHints) };
      }),
  };
}

type WithoutHints = Omit<Diagnosis, 'hints'>;

/** A malformed address was not read as a recipient and stands somewhere in the words. */
function hintsFor({ failure, reason, candidates }: WithoutHints, facts: Facts, readHints: ReadHints): readonly Hint[] {
  const { kind, recipient } = failure;
  const words = recipient === null ? `${facts.said}\n${facts.prose}` : facts.said;
  return readHints(recipient, { kind, reason, candidates, words });
}

interface Tools {
  readonly matcher: Matcher;
  readonly explain: Explain | null;
}

function diagnoseFailure(failure: Failure, notice: Notice, from: Where, facts: Facts, tools: Tools): WithoutHints {
  const base = {
    ...from,
    truncated: from.truncated || notice.partial === true,
    failure,
    notice,
    provider: facts.provider,
    matched: null,
    candidates: [],
    evidence: readEvidence(notice.suspicious ? facts.prose : facts.said),
  };
  const byKind = { ...base, ...(tools.explain ? { explain: SETTLED_BY_KIND } : {}) };
  if (failure.kind === 'other' || failure.kind === 'unreadable') return { ...byKind, reason: null, rule: null };
  const settled = REASON_OF_KIND[failure.kind];
  if (settled) return { ...byKind, reason: settled, rule: `kind/${failure.kind}` };
  const looks = tools.matcher.look(facts);
  const hit = winner(looks);
  const found = { ...base, ...(hit ? conclude(hit) : withoutRule(failure)) };
  return tools.explain ? { ...found, explain: tools.explain(looks, facts) } : found;
}

function conclude(hit: Hit) {
  const { rule, matched } = hit;
  return { reason: rule.reason, rule: rule.id, matched: matched || null, candidates: rule.candidates };
}

/** A delay that names no cause is still a delay; words that no rule knows are `onhold`, no words `undefined`. */
function withoutRule(failure: Failure): { readonly reason: Reason; readonly rule: string | null } {
  if (failure.kind === 'delay') return { reason: 'expired', rule: 'kind/delay' };
  return { reason: failure.diagnosticCode ? 'onhold' : 'undefined', rule: null };
}

/** Twice what phrases are looked for in; done for every recipient, so it must not cost what the whole prose costs. */
const PROSE_CAP = 2 * TEXT_CAP;

function gatherFacts(failure: Failure, notice: Notice, providers: ProviderIndex): Facts {
  const domain = failure.recipient?.split('@').at(-1) ?? null;
  return {
    said: failure.diagnosticCode ?? '',
    prose: `${notice.subject.slice(0, PROSE_CAP)}\n${notice.prose.slice(0, PROSE_CAP)}`.trim(),
    provider: isNamed(failure.remoteMta) ? providers.byHost(failure.remoteMta) : providers.byDomain(domain),
    replyCode: failure.replyCode,
    status: failure.status,
    command: failure.command,
    addressed: failure.recipient !== null,
    forwarded: failure.originalRecipient !== null && failure.originalRecipient !== failure.recipient,
    day: notice.date === null ? null : dayInJapan(notice.date),
  };
}

/** qmail knows the other server by its IP address alone, which names nobody. */
const isNamed = (host: string | null): boolean => host !== null && isIP(host) === 0;

const JST = 9 * 60 * 60 * 1000;

function dayInJapan(date: string): string | null {
  const time = Date.parse(date);
  return Number.isNaN(time) ? null : new Date(time + JST).toISOString().slice(0, 10);
}
