import { decodeWords } from './encoded-words.ts';
import type { Role, Visitor } from './walk.ts';

/** All that can be read in a mail, decoded. */
export interface Pieces {
  readonly fields: readonly { readonly name: string; readonly value: string; readonly role: Role }[];
  readonly texts: readonly string[];
}

export interface Reader extends Visitor {
  readonly pieces: Pieces;
}

/** Looks at everything and changes nothing. */
export function createReader(isNotice: Visitor['isNotice']): Reader {
  const fields: { name: string; value: string; role: Role }[] = [];
  const texts: string[] = [];
  return {
    pieces: { fields, texts },
    field(name, value, role) {
      fields.push({ name, value: decodeWords(value).replace(/\s+/g, ' ').trim(), role });
      return value;
    },
    text(text) {
      texts.push(decodeWords(text));
      return text;
    },
    content: (content) => content,
    boundary: (boundary) => boundary,
    isNotice,
  };
}
