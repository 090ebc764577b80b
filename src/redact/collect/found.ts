import { domainToASCII, domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import { splitAddress } from '../../mail-address.ts';
import type { KnownValue } from '../find/known-values.ts';
import type { Book, Known } from '../known/book.ts';
import { formsOf } from '../known/ip-forms.ts';
import { JAPANESE, type Vocabulary, wordsOf } from '../known/vocabulary.ts';
import { alone, asVerp, whole } from './fits.ts';
import { namesOf } from './person-names.ts';

/** Gathers what the mail says of people and of itself. */
export interface Found {
  readonly book: Book;
  readonly known: Vocabulary;
  /** An address, or a mailbox without its domain. */
  addAddress(address: string): void;
  addMessageId(id: string): void;
  addSubject(subject: string): void;
  addPerson(name: string): void;
  addNumber(id: string): void;
  addMachine(name: string): void;
  addFile(name: string): void;
  /** Subjects, Message-IDs, and addresses and hosts that stand there whole. */
  first(): readonly KnownValue[];
  last(): readonly KnownValue[];
}

export function newFound(book: Book, known: Vocabulary): Found {
  const files = new Set<string>();
  const persons = new Map<string, string>();
  return {
    book,
    known,
    addAddress: (address) => {
      if (address.trim() !== '') book.address(address);
    },
    addMessageId: (id) => {
      if (/[@0-9]/.test(id)) book.messageId(id);
    },
    addSubject: (subject) => {
      if (subject !== '') book.subject(subject);
    },
    addPerson: (given) => {
      const name = given.replace(/^["'\s(]+|(?<!["'\s)])["'\s)]+$/g, '').replace(/\\(.)/g, '$1');
      if (name !== '' && name.length <= 120 && !/[@<>]/.test(name)) persons.set(name, book.person(name));
    },
    addNumber: (id) => {
      const bare = id.replace(/^[.+/=-]+|[.+/=-]+$/g, '');
      if (bare.length > 5 && (/\d/.test(bare) || isLettered(bare, known)) && !/^\d+(?:\.\d+)+$/.test(bare))
        book.queueId(bare);
    },
    addMachine: (name) => {
      if (!name.includes('.') && name.length > 3 && !known.has(name)) book.host(name);
    },
    addFile: (name) => files.add(name),
    first: () => [...subjects(book, known), ...messageIds(book), ...wholeNames(book), ...verpForms(book)],
    last: () => [
      ...subjectWords(book, known),
      ...addressForms(book, known),
      ...network(book, known),
      ...each(persons, (name, value) => namesOf(name, value, known)),
      ...numbers(book),
      ...filesOf(files, known),
    ],
  };
}

/** A queue id may have no digit by chance. */
const isLettered = (id: string, known: Vocabulary): boolean =>
  /^[A-Za-z]{8,200}$/.test(id) && /[A-Z]{8}/.test(id) && !known.has(id);

const each = (known: Known, make: (text: string, value: string) => readonly KnownValue[]): readonly KnownValue[] =>
  [...known].flatMap(([text, value]) => (text === value ? [] : make(text, value)));

const subjects = (book: Book, known: Vocabulary): readonly KnownValue[] =>
  each(book.known.subjects, (text, value) => (known.isSafe(text) ? [{ text, value, gaps: 'any' }] : []));

/** What a subject was about is said by one of its words. */
const subjectWords = (book: Book, known: Vocabulary): readonly KnownValue[] =>
  each(book.known.subjects, (subject, value) =>
    wordsOf(subject)
      .filter((word) => known.isSafe(word) && isTelling(word))
      .map((text) => ({ text, value, gaps: 'any', fits: alone })),
  );

const isTelling = (word: string): boolean =>
  JAPANESE.test(word) ? /[\u30a0-\u30ff\u3400-\u9fff]{2}/.test(word) : /^\p{L}{5,}$/u.test(word);

const messageIds = (book: Book): readonly KnownValue[] =>
  each(book.known.messageIds, (text, value) => [
    { text, value, gaps: 'signs' },
    ...leftOf(text).map((left) => ({ text: left, value: value.replace(/@.*/, ''), gaps: 'signs' as const })),
  ]);

/** What stands before the at sign of a Message-ID is as good as all of it. */
function leftOf(id: string): readonly string[] {
  const left = splitAddress(id)?.local ?? '';
  return left.length > 7 && /\d/.test(left) ? [left] : [];
}

/** However a line end parts them. */
const wholeNames = (book: Book): readonly KnownValue[] =>
  [book.known.addresses, book.domains, book.hosts].flatMap((values) =>
    each(values, (text, value) => (/[@.]/.test(text) ? [{ text, value, gaps: 'signs', fits: whole }] : [])),
  );

const verpForms = (book: Book): readonly KnownValue[] =>
  each(book.known.addresses, (address, value) =>
    address.includes('=') ? [] : [{ text: address, value: value.replace('@', '='), gaps: 'signs', fits: asVerp }],
  );

const addressForms = (book: Book, known: Vocabulary): readonly KnownValue[] =>
  each(book.known.addresses, (address, value) => {
    const [local, mapped] = [splitAddress(address)?.local ?? address, splitAddress(value)?.local ?? value];
    const whole = { text: address, value, gaps: 'signs' as const };
    return local === mapped || mapped.includes('=') ? [whole] : [whole, ...mailboxForms(local, mapped, known)];
  });

/** Servers name a mailbox of theirs without its domain, and people by what it is made of. */
function mailboxForms(local: string, value: string, known: Vocabulary): readonly KnownValue[] {
  const gaps = 'signs' as const;
  const whole = known.isMailbox(local) ? [{ text: local, value, gaps }] : [];
  const pieces = local.split(/[^\p{L}]+/u).filter((piece) => isPiece(piece, known));
  return [...whole, ...pieces.map((text) => ({ text, value, gaps }))];
}

const isPiece = (piece: string, known: Vocabulary): boolean =>
  JAPANESE.test(piece) ? known.isSafe(piece) : piece.length > 3 && !known.has(piece);

const network = (book: Book, known: Vocabulary): readonly KnownValue[] => [
  ...[book.domains, book.hosts].flatMap((names) => each(names, (name, value) => hostForms(name, value, known))),
  ...each(book.ips, (address, value) =>
    formsOf(address, value).map(([text, form]) => ({ text, value: form, gaps: 'signs' })),
  ),
];

/** As registered, as read, and the name without what registries put behind it. */
function hostForms(name: string, value: string, known: Vocabulary): readonly KnownValue[] {
  const gaps = 'signs' as const;
  const spellings = new Set([name, domainToUnicode(name), domainToASCII(name)].filter((text) => text !== ''));
  return [
    ...[...spellings].filter((text) => text.includes('.') || known.isSafe(text)).map((text) => ({ text, value, gaps })),
    ...[...spellings]
      .flatMap((text) => ownLabel(text, value))
      .filter(known.isSafe)
      .map((text) => ({ text, value: 'example', gaps })),
  ];
}

function ownLabel(name: string, value: string): readonly string[] {
  const { domain, domainWithoutSuffix: label, isIcann } = parse(name, { validateHostname: false });
  const isKept = domain === parse(value, { validateHostname: false }).domain;
  return isKept || !isIcann || !label || label.startsWith('xn--') ? [] : [label];
}

const numbers = (book: Book): readonly KnownValue[] =>
  each(book.known.queueIds, (text, value) => (text.length > 5 ? [{ text, value, gaps: 'signs' }] : []));

const filesOf = (files: ReadonlySet<string>, known: Vocabulary): readonly KnownValue[] =>
  [...files]
    .map((name) => name.replace(/\.[A-Za-z0-9]{1,5}$/, ''))
    .filter((text) => known.isSafe(text))
    .map((text) => ({ text, value: 'file', gaps: 'any' }));
