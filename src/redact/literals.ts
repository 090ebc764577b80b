/** Exact texts that were found in one place and are replaced in all. */
export interface Literals {
  /** Message-IDs and subjects: before anything within them is taken for an address or a host. */
  readonly first: Find;
  /** Names, queue ids and local parts: only where nothing else was found. */
  readonly last: Find;
}

type Find = (text: string) => Iterable<{ readonly start: number; readonly end: number; readonly value: string }>;
export type Replacements = ReadonlyMap<string, string>;

const MOST = 3000;
const LONGEST = 400;

export const createLiterals = (first: Replacements, last: Replacements): Literals => ({
  first: finder(first, '@._+-'),
  last: finder(last, ''),
});

/** `more`: characters that go on a word besides letters and digits. */
function finder(replacements: Replacements, more: string): Find {
  const values = new Map([...replacements].map(([text, value]) => [keyOf(text), value]));
  const texts = [...values.keys()].filter((text) => text !== '' && text.length < LONGEST).slice(0, MOST);
  if (texts.length === 0) return () => [];
  const pattern = new RegExp(
    texts
      .sort((a, b) => b.length - a.length)
      .map((text) => patternOf(text, more))
      .join('|'),
    'gi',
  );
  return function* (text) {
    for (const { 0: hit, index } of text.matchAll(pattern)) {
      const value = values.get(keyOf(hit));
      if (value !== undefined) yield { start: index, end: index + hit.length, value };
    }
  };
}

const keyOf = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** A literal matches itself, in any case, with any white space where it has some, and not inside a word. */
function patternOf(text: string, more: string): string {
  const escaped = text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll(' ', '\\s{1,20}');
  const before = /^[a-z0-9]/.test(text) ? `(?<![A-Za-z0-9${more}])` : '';
  const end = more === '' ? '' : '|\\.[A-Za-z0-9]';
  const after = /[a-z0-9]$/.test(text) ? `(?![A-Za-z0-9${more.replace('.', '')}]${end})` : '';
  return before + escaped + after;
}
