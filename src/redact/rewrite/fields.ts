import { isNoticeSubject } from '../../extract/wording/phrases.ts';
import type { Replace } from '../find/find.ts';
import type { Book } from '../known/book.ts';
import { type FieldKind, kindOfField } from '../known/field-kinds.ts';
import { editPeople, editRecipient } from '../known/people.ts';
import { editSubject } from '../known/subject.ts';
import type { Vocabulary } from '../known/vocabulary.ts';
import { decodeWords, editWords, encodeLike } from '../mail/encoded-words.ts';
import { editMediaType } from '../mail/media-type.ts';
import type { Role } from '../mail/visitor.ts';
import { isClosed, isDate } from './closed.ts';
import { programIn } from './programs.ts';
import { editTrace } from './trace.ts';

export interface FieldOptions {
  readonly book: Book;
  readonly known: Vocabulary;
  readonly replace: Replace;
  readonly boundary: (boundary: string) => string;
  /** The mail is no notice: its own subject is somebody's. */
  readonly ordinary: boolean;
}

type Edit = (value: string, role: Role) => string;

/** In place of what nobody can say is harmless. */
const REMOVED = '(removed)';
const removed = (value: string): string => withinBlanks(value, () => REMOVED);

function withinBlanks(value: string, edit: (inner: string) => string): string {
  const inner = value.trim();
  return inner === '' ? value : value.replace(inner, () => edit(inner));
}

/** Only what is known to be harmless stays of a field. */
export function createEditField(options: FieldOptions): (name: string, value: string, role: Role) => string {
  const edits = editsOf(options);
  const words = (value: string): string => editWords(value, options.replace);
  return (name, value, role) => {
    if (name === '') return words(value);
    const kind = kindOfField(name);
    return kind === null ? removed(value) : edits[kind](value, role);
  };
}

function editsOf(options: FieldOptions): Readonly<Record<FieldKind, Edit>> {
  const { book, replace, boundary } = options;
  const words = (value: string): string => editWords(value, replace);
  return {
    words,
    hosts: (value) => editTrace(value, replace, book),
    people: (value) => editWords(value, (text) => editPeople(text, book)),
    recipient: (value) => editRecipient(value, book),
    subject: (value, role) => subject(value, role, options),
    ids: (value) => value.replace(/[^<>\s,;()"]{2,}/g, (id) => book.messageId(id)),
    numbers: (value) => value.replace(/[^<>\s,;()"]{4,}/g, (id) => (/^rfc822$/i.test(id) ? id : book.queueId(id))),
    trace: (value) => editTrace(value, replace, book),
    type: (value) => editMediaType(value, boundary),
    list: (value) => withinBlanks(value, (list) => `<${book.host(/<([^<>]+)>/.exec(list)?.[1] ?? list)}>`),
    program: (value) => withinBlanks(value, () => programIn(value) ?? REMOVED),
    closed: (value) => (isClosed(value) ? value : removed(value)),
    date: (value) => (isDate(value) ? value : removed(value)),
  };
}

function subject(value: string, role: Role, { book, known, replace, ordinary }: FieldOptions): string {
  const whole = decodeWords(value).replace(/\s+/g, ' ').trim();
  // List servers answer with the subject of the post itself.
  const isSomebodys = ordinary || book.known.subjects.has(whole.toLowerCase());
  const of = isSomebodys && !isNoticeSubject(whole) ? 'original' : role;
  const edited = editSubject(whole, of, known, book.subject);
  if (edited === whole) return editWords(value, replace);
  const lineEnd = /(?<![\r\n])[\r\n]*$/.exec(value)?.[0] ?? '';
  return ` ${encodeLike(value, of === 'notice' ? replace(edited) : edited)}${lineEnd}`;
}
