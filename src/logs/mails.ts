import { createLines, type Lines } from '../kept/lines.ts';
import type { Spill } from '../kept/spill.ts';
import { createWords, type Words } from '../kept/words.ts';
import { ownText } from '../own-text.ts';
import type { AboutMail } from './delivery.ts';
import { allIn, type Deferrals, deferralsOf, type Waiting } from './waiting.ts';

/** What is kept of a mail that is under way. */
export interface Entry {
  mail: AboutMail;
  /** Answers that are still to come; 0 where nobody knows. */
  left: number;
  /** The last deferral for each recipient; null where there is none, as of nearly all. */
  waiting: Deferrals | null;
}

export const UNKNOWN: AboutMail = { sender: null, messageId: null, subject: null };

/** Mails that a server works on side by side. Each takes 1 KB. */
const AWAKE = 2000;

/**
 * Mails under way by their keys, in the order in which they came. Most are through within seconds, and some wait for
 * days: those that were not asked for since many others came are kept as a line of text.
 */
export class Mails {
  /** Of one that is a line, where it is. */
  readonly #entries = new Map<string, Entry | number>();
  readonly #awake = new Set<string>();
  readonly #words = createWords();
  readonly #spill: Spill | null;
  #lines: Lines;

  constructor(spill: Spill | null) {
    this.#spill = spill;
    this.#lines = createLines(spill);
  }

  get(key: string): Entry | undefined {
    const known = this.#entries.get(key);
    return typeof known === 'number' ? this.#wake(key, known) : known;
  }

  /** For a key that there is none for. */
  set(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#awake.add(key);
    if (this.#awake.size > AWAKE) this.#sleep(this.#awake.values().next().value as string);
  }

  delete(key: string): void {
    const known = this.#entries.get(key);
    if (typeof known === 'number') this.#lines.delete(known);
    this.#entries.delete(key);
    this.#awake.delete(key);
  }

  keys(): IterableIterator<string> {
    return this.#entries.keys();
  }

  #wake(key: string, place: number): Entry {
    const entry = decoded(this.#lines.at(place), this.#words);
    this.#lines.delete(place);
    this.set(key, entry);
    return entry;
  }

  #sleep(key: string): void {
    this.#awake.delete(key);
    this.#entries.set(key, this.#lines.append(encoded(this.#entries.get(key) as Entry, this.#words)));
    if (this.#lines.isWasteful()) this.#tidy();
  }

  #tidy(): void {
    const old = this.#lines;
    this.#lines = createLines(this.#spill);
    for (const [key, place] of this.#entries)
      if (typeof place === 'number') this.#entries.set(key, this.#lines.append(old.at(place)));
    old.close();
  }
}

type Word = number | string | null;
type EncodedMail = readonly [
  ...[left: number, isKnown: boolean],
  ...[sender: Word, messageId: string | null, subject: string | null],
];
type EncodedPlace = readonly [source: number | string, asOf: number, words: Word];

/** None is in JSON. */
const BETWEEN = '\t';

function encoded({ mail, left, waiting }: Entry, words: Words): string {
  const { sender, messageId, subject } = mail;
  const numberOf = (word: string | null): Word => word && words.numberOf(word);
  const first: EncodedMail = [left, mail !== UNKNOWN, numberOf(sender), messageId, subject];
  const others = allIn(waiting).flatMap(({ file, text, words: said }) => {
    const place: EncodedPlace = [words.numberOf(file.source), file.asOf, numberOf(said)];
    return [JSON.stringify(place), text];
  });
  return [JSON.stringify(first), ...others].join(BETWEEN);
}

function decoded(line: string, words: Words): Entry {
  const [first = '', ...others] = line.split(BETWEEN);
  const [left, isKnown, sender, messageId, subject] = JSON.parse(first) as EncodedMail;
  const wordOf = (word: Word): string | null => (word === null ? null : words.wordOf(word));
  const all: Waiting[] = [];
  for (let i = 0; i < others.length; i += 2) {
    const [source, asOf, said] = JSON.parse(others[i] as string) as EncodedPlace;
    const file = { source: words.wordOf(source), asOf };
    all.push({ file, text: ownText(others[i + 1] as string), words: wordOf(said) });
  }
  const mail = isKnown ? { sender: wordOf(sender), messageId, subject } : UNKNOWN;
  return { mail, left, waiting: deferralsOf(all) };
}
