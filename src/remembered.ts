import { ownText } from './own-text.ts';

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
