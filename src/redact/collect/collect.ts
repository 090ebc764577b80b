import { addresses } from '../find/addresses.ts';
import { createReplace } from '../find/find.ts';
import { readingOf } from '../find/reading.ts';
import type { Find } from '../find/span.ts';
import { type Book, isRole } from '../known/book.ts';
import { type FieldKind, kindOfField } from '../known/field-kinds.ts';
import type { Vocabulary } from '../known/vocabulary.ts';
import { collectField } from './fields.ts';
import { type Found, newFound } from './found.ts';
import type { PieceField, Pieces } from './pieces.ts';
import { collectText, withoutMessageIds } from './texts.ts';

/** What a first look at the mail found; the second replaces it everywhere. */
export function collect(pieces: Pieces, people: readonly string[], book: Book, known: Vocabulary): Found {
  const found = newFound(book, known);
  settleDomains(pieces, book);
  for (const field of pieces.fields) collectField(found, field);
  for (const address of people) found.addAddress(address);
  for (const text of pieces.texts) collectText(found, text);
  for (const name of pieces.files) found.addFile(name);
  seeForms(pieces, book, known);
  return found;
}

/** A domain in which people have mailboxes is one even where its mail server is named first. */
function settleDomains({ fields, texts }: Pieces, book: Book): void {
  const values = fields.filter(({ name }) => kindOfField(name) !== 'ids').map(({ value }) => value);
  const cautious: Book = { ...book, address: (address) => (isRole(address) ? address : book.address(address)) };
  const find = addresses(cautious);
  for (const text of [...values, ...texts.map(withoutMessageIds)]) exhaust(find, text);
}

/** The book learns of all that shows by its form what it is. */
function seeForms({ fields, texts }: Pieces, book: Book, known: Vocabulary): void {
  const see = createReplace(book, known, { first: () => [], last: () => [] });
  for (const text of [...fields.filter(isReplaced).map(({ value }) => value), ...texts]) see(text);
}

const REPLACED: ReadonlySet<FieldKind | null> = new Set<FieldKind>([
  'people',
  'recipient',
  'subject',
  'hosts',
  'trace',
  'words',
]);
const isReplaced = ({ name }: PieceField): boolean => REPLACED.has(kindOfField(name));

function exhaust(find: Find, text: string): void {
  for (const { value } of find(readingOf(text))) value();
}
