import type { Find } from './span.ts';
import { type Token, tokensIn, tokensOf } from './tokens.ts';

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

/**
 * Finds known values in any spelling: words are compared, and signs and spaces between them are not. Of those that
 * begin in one place the longest comes first.
 */
export function createFindKnown(values: readonly KnownValue[]): Find {
  const root = newNode();
  for (const value of values) insert(root, value);
  return function* (reading) {
    if (root.next.size === 0) return;
    const { text } = reading;
    const tokens = tokensIn(reading);
    let reached = 0;
    for (const [i, { start }] of tokens.entries()) {
      for (const { end, value } of hitsAt(root, text, tokens, i, start >= reached).reverse()) {
        yield { start, end, value: () => value };
        reached = Math.max(reached, end);
      }
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
  readonly end: number;
  readonly value: string;
}

/** `whole`: long values to their end, which is looked for once and not at each of their words. */
function hitsAt(root: Node, text: string, tokens: readonly Token[], first: number, whole: boolean): Hit[] {
  const hits: Hit[] = [];
  let node: Node | undefined = root;
  let wide = false;
  for (let last = first; last < tokens.length; last++) {
    const gap = last === first ? 'signs' : gapBefore(text, tokens, last);
    node = gap === null ? undefined : node.next.get((tokens[last] as Token).text);
    if (node === undefined) break;
    wide ||= gap === 'any';
    const hit = endingAt(node, text, tokens, { first, last, wide, whole });
    if (hit !== null) hits.push(hit);
  }
  return hits;
}

interface Stretch {
  readonly first: number;
  readonly last: number;
  /** White space stands within. */
  readonly wide: boolean;
  readonly whole: boolean;
}

function endingAt(
  { ends }: Node,
  text: string,
  tokens: readonly Token[],
  { first, last, wide, whole }: Stretch,
): Hit | null {
  const [{ start }, { end }] = [tokens[first] as Token, tokens[last] as Token];
  const entry = ends.find(({ gaps, fits }) => !(wide && gaps === 'signs') && fits?.(text, start, end) !== false);
  if (entry === undefined) return null;
  const more = whole ? goesOn(entry.tokens, tokens, first) : 0;
  return { end: (tokens[last + more] as Token).end, value: entry.value };
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
