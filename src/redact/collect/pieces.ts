import { readingOf } from '../find/reading.ts';
import { decodeWords } from '../mail/encoded-words.ts';
import { tidyHtml } from '../mail/html.ts';
import { fileNamesIn } from '../mail/media-type.ts';
import type { Role, Visitor } from '../mail/visitor.ts';

export interface PieceField {
  readonly name: string;
  readonly value: string;
  readonly role: Role;
}

/** All that can be read in a mail, decoded. */
export interface Pieces {
  readonly fields: readonly PieceField[];
  readonly texts: readonly string[];
  readonly files: readonly string[];
}

export interface Reader extends Visitor {
  readonly pieces: Pieces;
}

/** Looks at everything and changes nothing. */
export function createReader({ isNotice, readsFiles }: Pick<Visitor, 'isNotice' | 'readsFiles'>): Reader {
  const [fields, texts, files]: [PieceField[], string[], string[]] = [[], [], []];
  return {
    pieces: { fields, texts, files },
    field(name, value, role) {
      fields.push({ name, value: decodeWords(value).replace(/\s+/g, ' ').trim(), role });
      if (name === 'content-type' || name === 'content-disposition') files.push(...fileNamesIn(value));
      return value;
    },
    text(text, html) {
      texts.push(readingOf(decodeWords(html ? tidyHtml(text) : text), { html }).text);
      return text;
    },
    content: (content) => content,
    boundary: (boundary) => boundary,
    isNotice,
    readsFiles,
  };
}
