import type { Situation } from '../../rules/files/types.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { GENERAL_RESEND_WORDS } from '../advice/retry.ts';
import { LIST_WORDS } from '../advice/words.ts';
import { type CardRow, row } from '../card/row.ts';
import type { CardView } from '../card/view.ts';
import { general, stepRows } from './advice.ts';
import { sourceName } from './source.ts';
import { moreAbout } from './term.ts';

/** What else a question may have been about; `close`: so likely that its answer is worth reading, too. */
interface Beside {
  readonly others: readonly Situation[];
  readonly close: boolean;
}

/** The answer to a question. */
export function situationArticle(
  situation: Situation,
  table: CompiledTable,
  { others, close }: Beside = { others: [], close: false },
): CardView {
  const { title, answer, terms, source } = situation;
  const named = table.terms.filter(({ id }) => terms.includes(id));
  return {
    tone: 'neutral',
    lead: title,
    rows: [
      ...row('答え', general(answer)),
      ...adviceRows(situation),
      ...moreRows(
        '用語',
        named.map((term) => moreAbout(term.title, term.names[0] ?? term.id)),
      ),
      ...row(
        '出典',
        source.map(sourceName).filter((name) => name !== ''),
        true,
      ),
      ...(close ? otherRows(others) : []),
      ...moreRows('近い質問', close ? [] : others.map((other) => moreAbout(other.title, other.id))),
    ],
    note: null,
  };
}

/** Why it is so, and what each of those who can act has to do. */
export const adviceRows = ({ cause, remedy, resend, list }: Situation): readonly CardRow[] => [
  ...row('わけ', cause === null ? null : general(cause)),
  ...stepRows(remedy),
  ...row('送り直し', resend && GENERAL_RESEND_WORDS[resend]),
  ...row('名簿', list && LIST_WORDS[list]),
];

/** What to read where the answer does not fit. */
const otherRows = (others: readonly Situation[]): readonly CardRow[] =>
  others.map(({ title, answer, id }, i) => ({
    label: i === 0 ? 'ほかに' : '',
    lines: [{ marker: '', text: `【${title}】` }, { marker: '', text: general(answer) }, moreAbout('くわしく', id)],
    quiet: true,
  }));

const moreRows = (label: string, lines: CardRow['lines']): readonly CardRow[] =>
  lines.length > 0 ? [{ label, lines, quiet: true }] : [];
