import type { Book } from '../known/book.ts';
import type { Vocabulary } from '../known/vocabulary.ts';
import { acrossLines } from './across-lines.ts';
import { addresses, otherAddresses } from './addresses.ts';
import { directoryNames } from './directory-names.ts';
import { hiddenFields } from './hidden-fields.ts';
import { hosts, namedByIp, otherHosts } from './hosts.ts';
import { identifiers, phones } from './identifiers.ts';
import { ips } from './ips.ts';
import { type Reading, readingOf } from './reading.ts';
import type { Find } from './span.ts';
import { subjectLines } from './subject-lines.ts';
import { urls } from './urls.ts';

/** What is known to stand for something, and is looked for in every spelling. */
export interface KnownFinds {
  /** Subjects and Message-IDs: before anything within them is taken for an address or a host. */
  readonly first: Find;
  /** Names, queue ids and all the rest: only where nothing else was found. */
  readonly last: Find;
}

/** All that shows by its form what it is. */
export const byForm = (book: Book, known: Vocabulary): readonly Find[] => [
  addresses(book),
  directoryNames,
  otherAddresses(book),
  hosts(book, known),
  ips(book),
  otherHosts(book),
  namedByIp(book, known),
];

export interface Replace {
  /** Replaces all that must not be shared. What was replaced is not looked at again. */
  (text: string, html?: boolean): string;
  /** The same, and every word that is left goes through `word`. */
  words(text: string, word: (word: string) => string): string;
  /** The same in a notice's own text, where words that no notice says are replaced, too. */
  free(text: string, html?: boolean): string;
  /** What it would replace of that which is known or shows by its form what it is. */
  found(text: string): readonly string[];
  /** Of that which is known, in a text of which nobody knows what it is. */
  foundKnown(text: string, html: boolean): readonly string[];
}

export function createReplace(
  book: Book,
  known: Vocabulary,
  { first, last }: KnownFinds,
  free: Find = () => [],
): Replace {
  const [before, behind] = [
    [first, acrossLines(first)],
    [last, acrossLines(last)],
  ] as const;
  const knownFinds: ReadonlySet<Find> = new Set([...before, ...behind]);
  // Links come whole: what is known in them is known in their paths, too.
  const forms = [urls(book), ...before, ...byForm(book, known), ...behind];
  const looksAt = (text: string, html: boolean, plain: readonly Find[]): readonly Look[] => [
    [readingOf(text, { html }), plain],
    ...(/[%=+\\]/.test(text) ? [[readingOf(text, { html, links: true }), forms] as const] : []),
  ];
  const all = [subjectLines(book, known), hiddenFields, ...forms, phones, identifiers(book, known)];
  const spansIn = (text: string, html: boolean): readonly Replaced[] =>
    chooseSpans(text, html, looksAt(text, html, all));
  const replace = (text: string, html = false): string => applied(text, spansIn(text, html), (rest) => rest);
  return Object.assign(replace, {
    words: (text: string, word: (word: string) => string): string =>
      applied(text, spansIn(text, false), (rest) => rest.replace(WORD, word)),
    free: (text: string, html = false): string =>
      applied(text, chooseSpans(text, html, looksAt(text, html, [...all, free])), (rest) => rest),
    found: (text: string) => changedIn(text, chooseSpans(text, false, looksAt(text, false, forms))),
    foundKnown: (text: string, html: boolean) => {
      const spans = chooseSpans(text, html, looksAt(text, html, forms));
      return changedIn(
        text,
        spans.filter(({ find }) => knownFinds.has(find)),
      );
    },
  });
}

const changedIn = (text: string, spans: readonly Replaced[]): readonly string[] =>
  spans
    .map(({ start, end, value }) => ({ written: text.slice(start, end), value }))
    .filter(({ written, value }) => written !== value)
    .map(({ written }) => written);

const WORD = /[^\s()[\]<>;,:="']+/g;

type Look = readonly [reading: Reading, finds: readonly Find[]];

interface Replaced {
  readonly find: Find;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Earlier finds come first; spans never overlap. */
function chooseSpans(text: string, html: boolean, looks: readonly Look[]): readonly Replaced[] {
  if (text.trim() === '') return [];
  const taken = new Uint8Array(text.length);
  const chosen: Replaced[] = [];
  for (const [reading, finds] of looks) {
    for (const find of finds) {
      for (const span of find(reading)) {
        const [start, end] = reading.written(span.start, span.end);
        if (span.end <= span.start || taken.subarray(start, end).includes(1)) continue;
        taken.fill(1, start, end);
        chosen.push({ find, start, end, value: inItsPlace(text.slice(start, end), span.value(), html) });
      }
    }
  }
  return chosen.sort((a, b) => a.start - b.start);
}

/** Tags that stood within stay, and so does the way in which an at sign was written. */
function inItsPlace(written: string, value: string, html: boolean): string {
  if (written.toLowerCase() === value.toLowerCase()) return written;
  const at = /%40|\+40/i.exec(written)?.[0];
  const tags = html ? (written.match(/<\/?[A-Za-z][^<>]{0,5000}>/g) ?? []) : [];
  return (at === undefined ? value : value.replace('@', at)) + tags.join('');
}

function applied(text: string, spans: readonly Replaced[], keep: (text: string) => string): string {
  let result = '';
  let at = 0;
  for (const { start, end, value } of spans) {
    result += keep(text.slice(at, start)) + value;
    at = end;
  }
  return result + keep(text.slice(at));
}
