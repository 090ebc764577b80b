/** A line that says what its words are: `Subject: hello`, `> 差出人: taro@example.jp`. */
export interface Labelled {
  /** In lower case. */
  readonly label: string;
  readonly value: string;
  /** Where the value begins and ends in the text; folds belong to it. */
  readonly start: number;
  readonly end: number;
}

const LONGEST_LABEL = 80;
const BEFORE = /^[ \t>|*]*/;
const COLON = /[:\uff1a]/;

/** The labelled lines of a text, quoted or not. */
export function* labelledIn(text: string): Iterable<Labelled> {
  for (let at = 0; at < text.length; at = endOfLine(text, at) + 1) {
    const end = endOfLine(text, at);
    const begin = at + (BEFORE.exec(text.slice(at, Math.min(end, at + LONGEST_LABEL)))?.[0].length ?? 0);
    const head = text.slice(begin, Math.min(end, begin + LONGEST_LABEL));
    const colon = head.search(COLON);
    if (colon < 1) continue;
    const written = text.slice(begin + colon + 1, end);
    const start = end - written.trimStart().length;
    if (start === end) continue;
    const label = head.slice(0, colon).replace(/[*\s]/g, '').toLowerCase();
    const value = text.slice(start, end).trimEnd();
    yield { label, value, start, end: start + value.length };
  }
}

const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** Where the folds of a field end that begins before `at`. */
export function endOfFolds(text: string, at: number): number {
  let end = endOfLine(text, at);
  while (/^[ \t]+\S/.test(text.slice(end + 1, end + 80))) end = endOfLine(text, end + 1);
  return end;
}
