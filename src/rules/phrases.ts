import { eachAnchor } from './anchor.ts';
import { writePattern } from './pattern.ts';
import { type CompiledPhrase, PLAIN } from './phrase.ts';
import { patternAt, plainAt, type ReadLine, readLine, type Span } from './stand.ts';
import type { TableIndex } from './table-index.ts';

/**
 * All phrases of a table as columns: there are thousands, they are read at every start, and one long string is read
 * faster than as many short ones.
 */
export interface Phrases {
  /** One behind the other, each ended by a line feed; their numbers are those of the lines, from 0. */
  readonly lines: string;
  readonly count: number;
  /** Of each hook: its phrase, and what it is; see `Hook`. */
  readonly hooked: Int32Array;
  readonly hookHash: Int32Array;
  readonly hookAt: Int32Array;
  readonly hookBegin: Int32Array;
}

export function toPhrases(compiled: readonly CompiledPhrase[]): Phrases {
  const hooks = compiled.flatMap((phrase, number) => phrase.hooks.map((hook) => ({ ...hook, number })));
  return {
    lines: compiled.map(({ line }) => `${line}\n`).join(''),
    count: compiled.length,
    hooked: Int32Array.from(hooks, ({ number }) => number),
    hookHash: Int32Array.from(hooks, ({ hash }) => hash),
    hookAt: Int32Array.from(hooks, ({ at }) => at),
    hookBegin: Int32Array.from(hooks, ({ begin }) => begin),
  };
}

/** Those of `b` behind those of `a`. */
export const joinPhrases = (a: Phrases, b: Phrases): Phrases => ({
  lines: a.lines + b.lines,
  count: a.count + b.count,
  hooked: Int32Array.from([...a.hooked, ...b.hooked.map((number) => number + a.count)]),
  hookHash: Int32Array.from([...a.hookHash, ...b.hookHash]),
  hookAt: Int32Array.from([...a.hookAt, ...b.hookAt]),
  hookBegin: Int32Array.from([...a.hookBegin, ...b.hookBegin]),
});

/** The phrases as they are compared, by number. */
export const linesOf = ({ lines }: Phrases): readonly string[] => lines.split('\n').slice(0, -1);

/** The phrases as they could be written in a rule, by number. */
export const phraseTexts = (phrases: Phrases): readonly string[] => linesOf(phrases).map(writePattern);

/** Phrases that stand in a text, by number, each with the words it hit first. */
export type PhraseHits = ReadonlyMap<number, string>;

/** Looks for all phrases at once: what a text costs hardly depends on how many there are. */
export function findPhrases(text: string, phrases: Phrases, { starts, first, next }: TableIndex): PhraseHits {
  const { lines, hooked, hookAt, hookBegin } = phrases;
  const hits = new Map<number, string>();
  const patterns = patternsOf(phrases);
  eachAnchor(text, (hash, anchor) => {
    for (let hook = first[hash] as number; hook >= 0; hook = next[hook] as number) {
      const number = hooked[hook] as number;
      const begin = hookBegin[hook] as number;
      const at = anchor - (hookAt[hook] as number);
      const start = starts[number] as number;
      // Most of what has the hash does not even begin alike.
      if (text.charCodeAt(at) !== lines.charCodeAt(begin === PLAIN ? start : start + begin) || hits.has(number))
        continue;
      const line = (): string => lines.slice(start, (starts[number + 1] as number) - 1);
      const span = begin === PLAIN ? plainAt(text, line(), at) : patternAt(text, patterns(number, line), begin, at);
      if (span) hits.set(number, text.slice(span.start, span.end));
    }
  });
  return hits;
}

const read = new WeakMap<Phrases, Map<number, ReadLine>>();

/** Lines that were taken apart are kept: what one mail meets, others meet. */
function patternsOf(phrases: Phrases): (number: number, line: () => string) => ReadLine {
  const known = read.get(phrases) ?? new Map<number, ReadLine>();
  read.set(phrases, known);
  return (number, line) => {
    const one = known.get(number) ?? readLine(line());
    known.set(number, one);
    return one;
  };
}

/** Where a line stands in a text, first; for who has one and no table. */
export function findLine(text: string, { line, hooks }: CompiledPhrase): Span | null {
  const whole = readLine(line);
  let found: Span | null = null;
  eachAnchor(text, (hash, anchor) => {
    for (const hook of hooks) {
      if (found || hook.hash !== hash) continue;
      const at = anchor - hook.at;
      found = hook.begin === PLAIN ? plainAt(text, line, at) : patternAt(text, whole, hook.begin, at);
    }
  });
  return found;
}
