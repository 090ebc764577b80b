import type { CompiledTable } from '../rules/compile.ts';
import type { Situation } from '../rules/types.ts';
import { general, stepRows } from './article-advice.ts';
import { sourceName } from './article-source.ts';
import { moreAbout } from './article-term.ts';
import { type CardRow, row } from './card-row.ts';
import type { CardView } from './card-view.ts';
import { GENERAL_RESEND_WORDS } from './retry.ts';
import { LIST_WORDS } from './words.ts';

/** The answer to a question; `others`: what else it may have been about. */
export function situationArticle(
  situation: Situation,
  table: CompiledTable,
  others: readonly Situation[] = [],
): CardView {
  const { title, answer, cause, remedy, resend, list, terms, source } = situation;
  const named = table.terms.filter(({ id }) => terms.includes(id));
  return {
    tone: 'neutral',
    lead: title,
    rows: [
      ...row('答え', general(answer)),
      ...row('わけ', cause === null ? null : general(cause)),
      ...stepRows(remedy),
      ...row('送り直し', resend && GENERAL_RESEND_WORDS[resend]),
      ...row('名簿', list && LIST_WORDS[list]),
      ...moreRows(
        '用語',
        named.map((term) => moreAbout(term.title, term.names[0] ?? term.id)),
      ),
      ...row(
        '出典',
        source.map(sourceName).filter((name) => name !== ''),
        true,
      ),
      ...moreRows(
        '近い質問',
        others.map((other) => moreAbout(other.title, other.id)),
      ),
    ],
    note: null,
  };
}

const moreRows = (label: string, lines: CardRow['lines']): readonly CardRow[] =>
  lines.length > 0 ? [{ label, lines, quiet: true }] : [];
