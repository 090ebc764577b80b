import { ownText } from './own-text.ts';

/**
 * Makes something of a text, and of a text that came before nothing new. At least the `most` last ones are kept and at
 * most twice as many: when there are as many new ones, the old ones are forgotten that nobody asked for since.
 */
export function remembered<T>(most: number, make: (text: string) => T): (text: string) => T {
  let [young, old] = [new Map<string, T>(), new Map<string, T>()];
  return (text) => {
    const known = young.get(text);
    if (known !== undefined) return known;
    const made = old.get(text) ?? make(text);
    if (young.size >= most) [young, old] = [new Map<string, T>(), young];
    young.set(ownText(text), made);
    return made;
  };
}
