import type { Find } from './span.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Whether a place where a known value was found is one where it is meant. */
export type Fits = (text: string, start: number, end: number) => boolean;

/** Something that was found in one place and must not stand in any. */
export interface KnownValue {
  /** As it was written where it was found. */
  readonly text: string;
  readonly value: string;
  /**
   * What may stand between its words elsewhere: `signs`, at most a few and no white space unless a line ends there, or
   * `any`.
   */
  readonly gaps: 'signs' | 'any';
  readonly fits?: Fits;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly ends: Entry[];
}

interface Entry extends KnownValue {
  readonly tokens: readonly string[];
}

/** Longer values are told by so many words; how much more of them stands there is seen then. */
const MOST_TOKENS = 48;
const newNode = (): Node => ({ next: new Map(), ends: [] });

/** Finds known values in any spelling: words are compared, and signs and spaces between them are not. */
export function createFindKnown(values: readonly KnownValue[]): Find {
  const root = newNode();
  for (const value of values) insert(root, value);
  return function* ({ text }) {
    if (root.next.size === 0) return;
    const tokens = tokensOf(text);
    for (let i = 0; i < tokens.length; i++) {
      const hit = longestAt(root, text, tokens, i);
      if (hit === null) continue;
      yield { start: (tokens[i] as Token).start, end: (tokens[hit.last] as Token).end, value: () => hit.value };
      i = hit.last;
    }
  };
}

function insert(root: Node, value: KnownValue): void {
  const tokens = tokensOf(value.text.normalize('NFKC')).map(({ text }) => text);
  let node = root;
  for (const token of tokens.slice(0, MOST_TOKENS)) {
    const next = node.next.get(token) ?? newNode();
    node.next.set(token, next);
    node = next;
  }
  if (tokens.length > 0) node.ends.push({ ...value, tokens });
}

interface Hit {
  readonly last: number;
  readonly value: string;
}

function longestAt(root: Node, text: string, tokens: readonly Token[], first: number): Hit | null {
  let node: Node | undefined = root;
  let [best, wide]: [Hit | null, boolean] = [null, false];
  for (let i = first; i < tokens.length; i++) {
    const gap = i === first ? 'signs' : gapBefore(text, tokens, i);
    node = gap === null ? undefined : node.next.get((tokens[i] as Token).text);
    if (node === undefined) break;
    wide ||= gap === 'any';
    best = endingAt(node, text, tokens, [first, i], wide) ?? best;
  }
  return best;
}

function endingAt(
  { ends }: Node,
  text: string,
  tokens: readonly Token[],
  [first, last]: readonly [number, number],
  wide: boolean,
): Hit | null {
  const start = (tokens[first] as Token).start;
  for (const entry of ends) {
    if (wide && entry.gaps === 'signs') continue;
    const end = (tokens[last] as Token).end;
    if (entry.fits?.(text, start, end) === false) continue;
    return { last: last + goesOn(entry.tokens, tokens, first), value: entry.value };
  }
  return null;
}

/** How many more words of a long value follow. */
function goesOn(value: readonly string[], tokens: readonly Token[], first: number): number {
  let length = Math.min(value.length, MOST_TOKENS);
  while (length < value.length && tokens[first + length]?.text === value[length]) length++;
  return length - Math.min(value.length, MOST_TOKENS);
}

const MOST_SIGNS = 3;
const WIDEST = 12;
/** A line that was broken behind a sign, or before one. */
const BROKEN = /^(?:[-._@=+/:][ \t]*\r?\n[ \t>|]*|[ \t]*\r?\n[ \t>|]*[-._@=+/:])$/;

/** What stands between two words; null where it is too much to be one value. */
function gapBefore(text: string, tokens: readonly Token[], i: number): 'signs' | 'any' | null {
  const gap = text.slice((tokens[i - 1] as Token).end, (tokens[i] as Token).start);
  if (gap.length > WIDEST) return null;
  return (gap.length <= MOST_SIGNS && !/\s/.test(gap)) || BROKEN.test(gap) ? 'signs' : 'any';
}
