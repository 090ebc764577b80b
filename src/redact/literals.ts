/** Exact texts that were found in one place and are replaced in all. */
export interface Literals {
  /** Message-IDs and subjects: before anything within them is taken for an address or a host. */
  readonly first: Find;
  /** Names, queue ids and local parts: only where nothing else was found. */
  readonly last: Find;
}

type Find = (text: string) => Iterable<{ readonly start: number; readonly end: number; readonly value: string }>;
export type Replacements = ReadonlyMap<string, string>;

/** Texts that are looked for one by one; whole words are looked up, however many there are. */
const MOST = 500;
const LONGEST = 400;

export const createLiterals = (first: Replacements, last: Replacements): Literals => ({
  first: finder(first, [WORDS]),
  last: finder(last, [WORDS, RUNS]),
});

const WORDS = /[^\s<>()[\]{}"',;:]{1,400}/g;
const RUNS = /[A-Za-z0-9]{1,400}/g;
const IS_WORD = /^[!#-&*+\-./0-9=?-Z\\^-z|~]+$/;
const CLOSING = /[.!?]+$/;

function finder(replacements: Replacements, units: readonly RegExp[]): Find {
  const values = new Map([...replacements].map(([text, value]) => [keyOf(text), value]));
  const pattern = patternOf([...values.keys()].filter((text) => !IS_WORD.test(text)));
  return function* (text) {
    for (const unit of values.size > 0 ? units : []) yield* lookUp(text, unit, values);
    for (const { 0: hit, index } of pattern === null ? [] : text.matchAll(pattern)) {
      const value = values.get(keyOf(hit));
      if (value !== undefined) yield { start: index, end: index + hit.length, value };
    }
  };
}

function* lookUp(text: string, unit: RegExp, values: Replacements): ReturnType<Find> {
  for (const { 0: word, index } of text.matchAll(unit)) {
    const bare = word.replace(CLOSING, '');
    const value = values.get(bare.toLowerCase());
    if (value !== undefined) yield { start: index, end: index + bare.length, value };
  }
}

const keyOf = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

function patternOf(texts: readonly string[]): RegExp | null {
  const chosen = texts.filter((text) => text !== '' && text.length < LONGEST).slice(0, MOST);
  if (chosen.length === 0) return null;
  return new RegExp(
    chosen
      .sort((a, b) => b.length - a.length)
      .map(escaped)
      .join('|'),
    'gi',
  );
}

/** A text matches itself, in any case, with any white space where it has some, and not inside a word. */
function escaped(text: string): string {
  const plain = text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll(' ', '\\s{1,20}');
  const before = /^[a-z0-9]/.test(text) ? '(?<![A-Za-z0-9@._+-])' : '';
  const after = /[a-z0-9]$/.test(text) ? '(?![A-Za-z0-9@_+-]|\\.[A-Za-z0-9])' : '';
  return before + plain + after;
}
