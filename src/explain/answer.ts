import type { BounceRecord } from '../model.ts';
import { choicesArticle } from '../output/article/choices.ts';
import { situationArticle } from '../output/article/situation.ts';
import { termArticle } from '../output/article/term.ts';
import type { CardView } from '../output/card/view.ts';
import type { Finding } from '../output/record/finding.ts';
import type { Engine } from '../pipeline.ts';
import type { Situation, Term } from '../rules/files/types.ts';
import { createFindSituations } from '../rules/questions/find-situations.ts';
import { judgeFound } from '../rules/questions/judge-found.ts';
import { termNamed, termsNear } from '../rules/questions/names.ts';
import { speaksOfMail } from '../rules/questions/synonyms.ts';
import type { CompiledRule, CompiledTable } from '../rules/table/compiled.ts';
import { ruleNamed } from '../rules/table/table-index.ts';
import { isAsking, quotesError } from './quoted.ts';

/** What there is to say to words that are no name of anything. */
export type Answer =
  | { readonly type: 'article'; readonly view: CardView }
  /** The words of an error, diagnosed; `beside`: what is known about the story around them. */
  | { readonly type: 'errors'; readonly findings: readonly Finding[]; readonly beside: CardView | null }
  /** Some things that may be meant. */
  | { readonly type: 'choices'; readonly view: CardView }
  | { readonly type: 'unknown' };

/** A question about a word; a longer one tells what happened, too. */
const SHORT_QUESTION = 40;

/** Answers words that `lookUp` does not know: a question, a word that is near one, or the words of an error. */
export async function answerWords(what: string, engine: Engine): Promise<Answer> {
  const { table } = engine;
  const bytes = new TextEncoder().encode(what);
  const findings = await engine.diagnose({
    ...{ source: '-', messageNumber: 1, bytes, shape: 'text', truncated: false, asked: true },
  } as const);
  const known = findings.filter(isKnown);
  const asked = known.map(({ record }) => termAsked(what, record, table.terms));
  const quotes = known.map(({ record }, i) => (asked[i] ? 'no' : quotesError(what, record)));
  const isError = quotes.includes('surely');
  // Making all situations ready takes longer than all the rest of a diagnosis.
  if (isError && !isAsking(what)) return { type: 'errors', findings, beside: null };
  const found = judgeFound(createFindSituations(table.situations, table.synonyms)(what));
  const told = found.sure && situationArticle(found.sure, table, found);
  if (isError) return { type: 'errors', findings, beside: told };
  if (told) return { type: 'article', view: told };
  const errors = known.length > 0 && speaksOfMail(what, table.synonyms) ? findings : [];
  const term = asked.find((one) => one !== null) ?? null;
  const near = { situations: found.others, term, rule: ruleAmong(known, engine) };
  return (
    termAlone(what, near) ??
    (quotes.includes('likely') ? asErrors(errors) : null) ??
    choicesOf(what, near, table) ??
    asErrors(errors) ?? { type: 'unknown' }
  );
}

interface Nearby {
  readonly situations: readonly Situation[];
  readonly term: Term | null;
  readonly rule: CompiledRule | null;
}

/** Who tells a story names things in it; who asks what a word means says little more. */
function termAlone(what: string, { situations, term }: Nearby): Answer | null {
  const isAsked = situations.length === 0 || what.length <= SHORT_QUESTION;
  return term && isAsked ? { type: 'article', view: termArticle(term) } : null;
}

const asErrors = (findings: readonly Finding[]): Answer | null =>
  findings.length > 0 ? { type: 'errors', findings, beside: null } : null;

/** What a question may be about; null for nothing. */
function choicesOf(what: string, { situations, term, rule }: Nearby, table: CompiledTable): Answer | null {
  const choices = { situations, terms: term ? [term] : termsNear(what, table), rule };
  const isNothing = situations.length === 0 && choices.terms.length === 0 && rule === null;
  return isNothing ? null : { type: 'choices', view: choicesArticle(choices, table) };
}

const isKnown = ({ record }: Finding): boolean => record.reason !== null && record.rule !== null;

/** The term in a question, where a rule saw no more than its name: 「POP before SMTP は今も必要ですか」 quotes no error. */
function termAsked(what: string, { replyCode, status, matched }: BounceRecord, terms: readonly Term[]): Term | null {
  const saw = replyCode === null && status === null && isAsking(what) ? matched : null;
  return saw === null ? null : termNamed(saw, terms);
}

/** The rule whose words stand in the question, though it quotes no error. */
function ruleAmong(known: readonly Finding[], { table }: Engine): CompiledRule | null {
  const rule = known.map(({ record }) => ruleNamed(record.rule ?? '', table)).find((found) => found !== undefined);
  return rule === undefined || rule.asked ? null : rule;
}
