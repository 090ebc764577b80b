import { distance } from 'fastest-levenshtein';
import type { Term } from '../files/types.ts';
import { bareName } from '../phrase/bare-name.ts';
import { rankedBy } from './ranked-by.ts';

/** What people put behind a word when they ask for its meaning. */
const ASKING =
  /(?:とは|って|という(?:の|言葉)は?|の(?:意味|説明|違い)|について)?[はがを]?(?:何|なに|どういう(?:意味|こと|もの)|教えて(?:ください|下さい)?|意味|知りたい(?:です)?|(?:分|わ)かりません)?(?:ですか|でしょうか)?[?？。]{0,9}$/u;

/** A word without what only asks for its meaning: 「OP25Bとは何ですか」. */
const asked = (text: string): string => text.trim().replace(ASKING, '').trim();

/** The term of that name, also where its meaning is asked for. */
export function termNamed(what: string, terms: readonly Term[]): Term | null {
  for (const name of new Set([what, asked(what)].map(bareName))) {
    const term = terms.find(({ id, names }) => name !== '' && [id, ...names].some((known) => bareName(known) === name));
    if (term) return term;
  }
  return null;
}

const LONGEST_NAME = 30;
const MOST = 3;
/** Of the letters of a name, so many may be others. */
const SLIPS = 0.4;
/** A longer name that begins or ends with a shorter word is near, but such short ones are in everything. */
const SHORTEST_PART = 2;

/** Terms that may be meant by a name that is none. */
export function termsNear(what: string, { terms }: { readonly terms: readonly Term[] }): readonly Term[] {
  const name = bareName(asked(what) || what);
  if (name === '' || name.length > LONGEST_NAME) return [];
  const near = rankedBy(terms, ({ id, names }) =>
    Math.min(...[id, ...names].map((known) => farness(name, bareName(known)))),
  );
  return near
    .filter(({ rank }) => rank <= SLIPS)
    .map(({ item }) => item)
    .slice(0, MOST);
}

/** 0 for the same, up to 1 for nothing in common. */
function farness(name: string, known: string): number {
  const [short, long] = name.length < known.length ? [name, known] : [known, name];
  if (short.length >= SHORTEST_PART && long.includes(short)) return SLIPS * (1 - short.length / long.length);
  return distance(name, known) / long.length;
}
