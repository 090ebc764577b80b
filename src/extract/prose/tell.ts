import { gather } from '../../gather.ts';
import { once } from '../../once.ts';
import type { Finding } from '../finding/finding.ts';
import { isBlank } from '../ground/line-kinds.ts';
import { hasCode } from '../ground/reply.ts';

import type { Mention } from '../naming/mentions.ts';
import { type Naming, namingsOf, type WhoIs, type Words } from '../naming/namings.ts';
import { allAlike, type Shares, shareOut } from '../naming/shares.ts';
import { whereNamed } from '../naming/where-named.ts';
import { keyOf, whoIs } from '../naming/who-is.ts';
import { saysFailure } from '../wording/phrases.ts';
import { type Place, placeIn } from '../wording/replied.ts';
import { blockOf, codedWords, type HisLines, paragraphTo, sharedWords } from './blocks.ts';
import { isDialog } from './transcript.ts';

/** What the words say of one recipient. */
export interface Told {
  /** His address in full where it is known by less, and the alias that was written to. */
  readonly name: Name;
  /** His own paragraph or, where he has none, one that stands apart from every recipient. */
  words(): string | null;
  /** What is about him or about all alike. */
  readonly context: string;
  /** What is said of all alike. */
  shared(): string | null;
  /** The server and the point of the dialog that the words name beside him or for all. */
  place(): Place;
}

export type Tell = (recipient: Finding) => Told;

/** Where one address is named a thousand times, the first of them tell enough. */
const MOST_MENTIONS = 20;

type Name = Pick<Finding, 'recipient' | 'originalRecipient'>;

/** Lines that may be about any of the recipients, read only where none of them has words of his own. */
interface Common {
  /** The first line with a code that names somebody, among those that are his. */
  readonly coded: (key: string, isHis: (line: number) => boolean) => string | undefined;
  readonly shared: () => string | null;
  readonly codedWords: () => string | null;
  readonly place: () => Place;
}

function groupByKey(mentions: readonly Mention[], who: WhoIs): Map<string, Mention[]> {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions)
    for (const key of who.get(mention.address.toLowerCase()) ?? []) {
      const group = groups.get(key);
      if (!group) groups.set(key, [mention]);
      else if (group.length < MOST_MENTIONS) group.push(mention);
    }
  return groups;
}

const NOWHERE: Place = { remoteMta: null, command: null };
const NO_NAME: Name = { recipient: null, originalRecipient: null };

function namesOf(named: readonly Finding[], who: WhoIs): Map<string, Name> {
  const names = new Map<string, Name>();
  for (const one of named)
    for (const key of who.get(keyOf(one)) ?? []) {
      const alias = one.originalRecipient?.toLowerCase() === key ? null : one.originalRecipient;
      if (!names.has(key)) names.set(key, { recipient: one.recipient, originalRecipient: alias });
    }
  return names;
}

/** Tells the words of a notice to each of its recipients. */
class Teller {
  readonly #words: Words;
  readonly #names: ReadonlyMap<string, Name>;
  readonly #shares: Shares;
  readonly #namings: () => ReadonlyMap<number, Naming>;
  readonly #groups: ReadonlyMap<string, readonly Mention[]>;
  readonly #several: boolean;
  readonly #common: Common;
  /** By the line that they end with. */
  readonly #leads = new Map<number, string>();

  constructor(words: Words, recipients: readonly Finding[]) {
    const who = whoIs(recipients, words.named);
    const count = new Set(gather([...who.values()], (keys) => keys)).size;
    this.#words = words;
    this.#names = namesOf(words.named, who);
    this.#several = count > 1;
    this.#groups = groupByKey(words.mentions, who);
    this.#namings = once(() => namingsOf(words, who, new Set(recipients.map(keyOf))));
    this.#shares = this.#several ? shareOut(words.lines, this.#namings(), count) : allAlike(words.prose, words.lines);
    const common = once(() => this.#linesAt(this.#shares.common()));
    const coded = once(() => codedLines(words.lines));
    this.#common = {
      coded: (key, isHis) => coded()(key, isHis),
      shared: once(() => sharedWords(common())),
      codedWords: once(() => codedWords(common())),
      place: once(() => placeIn(this.#several ? common().join('\n') : words.prose)),
    };
  }

  #linesAt(numbers: readonly number[]): readonly string[] {
    return numbers.map((number) => this.#words.lines[number] as string);
  }

  tell(recipient: Finding): Told {
    const key = keyOf(recipient);
    const own = once(() => this.#linesAt(this.#shares.own(key)));
    const shared = once(() => sharedWords(own()) ?? this.#common.shared());
    return {
      name: this.#names.get(key) ?? NO_NAME,
      words: () => this.#wordsFor(key, shared),
      context: this.#shares.context(key),
      shared,
      place: () => {
        const his = own().length === 0 ? NOWHERE : placeIn(own().join('\n'));
        const all = his.remoteMta && his.command ? his : this.#common.place();
        return { remoteMta: his.remoteMta ?? all.remoteMta, command: his.command ?? all.command };
      },
    };
  }

  #wordsFor(key: string, common: () => string | null): string | null {
    const mentions = this.#groups.get(key) ?? [];
    const isHis = (line: number): boolean => this.#shares.has(line, key);
    const { lines } = this.#words;
    const his: HisLines = {
      lines,
      behind: (line) => this.#shares.behind(line, key),
      isName: (line) => (lines[line] as string).includes('@') && this.#namings().get(line)?.bare === true,
    };
    const blocks = mentions
      .filter(({ line }) => isHis(line))
      .map((mention) => blockOf(mention, his))
      .filter((block) => block !== '');
    const speaking = blocks.find((block) => hasCode(block)) ?? this.#common.coded(key, isHis);
    if (speaking !== undefined) return speaking;
    const shared = common();
    if (hasCode(shared)) return shared;
    if (mentions.length === 0) return shared ?? this.#common.codedWords();
    return blocks.find((block) => saysFailure(block)) ?? shared ?? blocks[0] ?? this.#lead(key, mentions[0]);
  }

  /** What leads to all of them alike announces them; what leads to some says why. */
  #lead(key: string, first: Mention | undefined): string | null {
    if (!first || !this.#several) return null;
    const { lines } = this.#words;
    const names = (line: number): boolean => this.#namings().has(line);
    const own = this.#shares.own(key);
    const end = own.findLast((line) => line < first.line && !isBlank(lines[line] as string) && !names(line));
    if (end === undefined) return null;
    const lead = this.#leads.get(end) ?? paragraphTo(end, lines, names);
    this.#leads.set(end, lead);
    return lead;
  }
}

function codedLines(lines: readonly string[]): Common['coded'] {
  const coded = [...lines.keys()].filter((number) => isCoded(lines[number] as string));
  const where = whereNamed(coded.map((number) => (lines[number] as string).toLowerCase()));
  return (key, isHis) => (key === '' ? undefined : lines[coded[where(key, (i) => isHis(coded[i] as number))] ?? -1]);
}

function isCoded(line: string): boolean {
  return line.includes('@') && hasCode(line) && !isDialog(line);
}

/** What is told to the only one that a notice is about, whose report says all else. */
export function allToldTo(prose: string): Told {
  return { name: NO_NAME, words: () => null, context: prose, shared: () => null, place: () => placeIn(prose) };
}

export function tellerOf(words: Words, recipients: readonly Finding[]): Tell {
  const teller = new Teller(words, recipients);
  return (recipient) => teller.tell(recipient);
}
