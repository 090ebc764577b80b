import type { BounceRecord } from '../model.ts';
import { choicesArticle } from '../output/article/choices.ts';
import { situationArticle } from '../output/article/situation.ts';
import { termArticle } from '../output/article/term.ts';
import type { CardView } from '../output/card/view.ts';
import type { Finding } from '../output/record/finding.ts';
import type { Engine } from '../pipeline.ts';
import type { Term } from '../rules/files/types.ts';
import { createFindSituations } from '../rules/questions/find-situations.ts';
import { judgeFound } from '../rules/questions/judge-found.ts';
import { termNamed, termsNear } from '../rules/questions/names.ts';
import { speaksOfMail } from '../rules/questions/synonyms.ts';
import type { CompiledRule } from '../rules/table/compiled.ts';
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
  const known = findings.filter(({ record }) => record.reason !== null && record.rule !== null);
  const { sure, others } = judgeFound(createFindSituations(table.situations, table.synonyms)(what));
  const asked = known.map(({ record }) => termAsked(what, record, table.terms));
  const quotes = known.map(({ record }, i) => (asked[i] ? 'no' : quotesError(what, record)));
  if (quotes.includes('surely')) {
    const beside = sure !== null && isAsking(what) ? situationArticle(sure, table, others) : null;
    return { type: 'errors', findings, beside };
  }
  if (sure) return { type: 'article', view: situationArticle(sure, table, others) };
  const term = asked.find((found) => found !== null);
  // Who tells a story names things in it; who asks what a word means says little more.
  if (term && (others.length === 0 || what.length <= SHORT_QUESTION))
    return { type: 'article', view: termArticle(term) };
  const aboutMail = speaksOfMail(what, table.synonyms);
  if (quotes.includes('likely') && aboutMail) return { type: 'errors', findings, beside: null };
  const choices = { situations: others, terms: term ? [term] : termsNear(what, table), rule: ruleAmong(known, engine) };
  if (choices.situations.length > 0 || choices.terms.length > 0 || choices.rule !== null)
    return { type: 'choices', view: choicesArticle(choices, table) };
  return known.length > 0 && aboutMail ? { type: 'errors', findings, beside: null } : { type: 'unknown' };
}

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
