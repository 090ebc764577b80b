import type { Term } from '../../rules/files/types.ts';
import { type CardLine, row } from '../card/row.ts';
import type { CardView } from '../card/view.ts';
import { sourceName } from './source.ts';

export const termArticle = ({ title, names, text, steps, source }: Term): CardView => ({
  tone: 'neutral',
  lead: title,
  rows: [
    ...row('別の呼び方', names.join('、')),
    ...row('意味', text),
    ...(steps.length === 0 ? [] : [{ label: 'すること', lines: numbered(steps), quiet: false }]),
    ...row('出典', source.map(sourceName), true),
  ],
  note: null,
});

const numbered = (steps: readonly string[]) => steps.map((text, i) => ({ marker: `${i + 1}. `, text }));

/** Where more can be read: a command on a terminal, a link on a page. */
export const moreAbout = (caption: string, name: string): CardLine => ({
  marker: '',
  text: `${caption} → bounce-doctor explain ${quoted(name)}`,
  link: { to: name, caption },
});

const quoted = (word: string): string => (/[\s"'()]/.test(word) ? `"${word}"` : word);
