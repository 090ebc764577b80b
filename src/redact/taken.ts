import { splitAddress } from '../mail-address.ts';
import type { Pieces } from './collect/pieces.ts';

const WORD = /[\w.:@+-]{1,400}/g;

/** An example that happens to stand in the mail must not stand for something else. */
export function takenIn({ fields, texts }: Pieces): (value: string) => boolean {
  const words = new Set<string>();
  for (const text of [...fields.map(({ value }) => value), ...texts])
    for (const [word] of text.matchAll(WORD)) addWord(words, word.toLowerCase().replace(/^[.:-]+|[.:-]+$/g, ''));
  return (value) => words.has(value.toLowerCase());
}

/** A domain is taken where an address has it, and so is a mailbox. */
function addWord(words: Set<string>, word: string): void {
  words.add(word);
  const parts = splitAddress(word);
  if (parts === null) return;
  words.add(parts.domain);
  words.add(parts.local);
}
