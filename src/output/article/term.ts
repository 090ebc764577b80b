import type { Term } from '../../rules/files/types.ts';
import { row } from '../card/row.ts';
import type { CardView } from '../card/view.ts';

export const termArticle = ({ title, names, text, steps }: Term): CardView => ({
  tone: 'neutral',
  lead: title,
  rows: [
    ...row('別の呼び方', names.join('、')),
    ...row('意味', text),
    ...(steps.length === 0 ? [] : [{ label: 'すること', lines: numbered(steps), quiet: false }]),
  ],
  note: null,
});

const numbered = (steps: readonly string[]) => steps.map((text, i) => ({ marker: `${i + 1}. `, text }));
