import { ownText } from '../own-text.ts';

/** Numbers for words that come with most addresses: they are those of the table. */
export interface Words {
  /** The word itself where there are too many. */
  numberOf(word: string): number | string;
  wordOf(number: number | string): string;
}

/** More than a table has; records that a stranger wrote may have any number of them. */
const MOST = 2000;

export function createWords(): Words {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  return {
    numberOf(word) {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      if (words.length === MOST) return word;
      const own = ownText(word);
      numbers.set(own, words.length);
      return words.push(own) - 1;
    },
    wordOf: (number) => (typeof number === 'string' ? number : (words[number] as string)),
  };
}
