import { ownText } from './own-text.ts';
import { recent } from './recent.ts';

/**
 * Makes something of a text, and of a text that came before nothing new. At least the `most` last ones are kept and at
 * most twice as many: when there are as many new ones, the old ones are forgotten that nobody asked for since.
 */
export function remembered<T>(most: number, make: (text: string) => T): (text: string) => T {
  let [young, old] = [new Map<string, T>(), new Map<string, T>()];
  const recall = (text: string): T => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const made = old.get(text) ?? make(text);
    if (young.size >= most) [young, old] = [new Map<string, T>(), young];
    young.set(ownText(text), made);
    return made;
  };
  // Many ask twice in a row, and to compare takes less than to look up.
  let last: { readonly text: string; readonly made: T } | null = null;
  return (text) => {
    if (last === null || last.text !== text) last = { text, made: recall(text) };
    return last.made;
  };
}

/** As many as the words of one mail are asked for side by side. */
const OF_ONE_MAIL = 4;

/** The same of what servers say: an address stands in one mail's words only, so those are met again at once or never. */
export function rememberedWords<T>(most: number, make: (text: string) => T): (text: string) => T {
  const [ofMany, ofOne] = [remembered(most, make), recent(OF_ONE_MAIL, make)];
  return (text) => (text.includes('@') ? ofOne(text) : ofMany(text));
}
