import { answerWords } from '../explain/answer.ts';
import type { BounceRecord } from '../model.ts';
import { lookUp } from '../output/article/article.ts';
import type { CardView } from '../output/card/view.ts';
import { engineFor, type Rules } from './rules.ts';

/** Options of {@link explain}. */
export interface ExplainOptions {
  /** Rules of your own, from {@link loadRules}. */
  readonly rules?: Rules;
}

/** A paragraph of an article, in Japanese. */
export interface Section {
  readonly label: string;
  readonly lines: readonly string[];
}

/** What is known about something. */
export type Explained =
  /** A code, a reason, a rule, a term, or the answer to a question. */
  | { readonly type: 'article'; readonly title: string; readonly sections: readonly Section[] }
  /** Some things that may be meant, a section for each; nothing was sure. */
  | { readonly type: 'choices'; readonly title: string; readonly sections: readonly Section[] }
  /** The words of an error, diagnosed. */
  | { readonly type: 'records'; readonly records: readonly BounceRecord[] }
  | { readonly type: 'unknown' };

/**
 * Explains a code (`550`, `5.7.26`, `0x800CCC0E`), a reason (`userunknown`), a rule's id, a term (`OP25B`), a
 * question in somebody's own words, or a quoted error line: what the command's `explain` answers, as data.
 *
 * @param what - In any case and width; a quoted line as it was said.
 * @throws TypeError where `options.rules` does not come from {@link loadRules}.
 */
export async function explain(what: string, options: ExplainOptions = {}): Promise<Explained> {
  const engine = engineFor(options.rules, {});
  const article = lookUp(what.trim(), engine.table, engine.doctor.matcher);
  if (article) return { type: 'article', ...contentOf(article) };
  const answer = await answerWords(what, engine);
  if (answer.type === 'unknown') return answer;
  if (answer.type === 'errors') return { type: 'records', records: answer.findings.map(({ record }) => record) };
  return { type: answer.type, ...contentOf(answer.view) };
}

const contentOf = ({ lead, rows }: CardView) => ({ title: lead, sections: rows.map(section) });

type Row = { readonly label: string; readonly lines: readonly { readonly marker: string; readonly text: string }[] };

const section = ({ label, lines }: Row): Section => ({ label, lines: lines.map(({ marker, text }) => marker + text) });
