import { eachAnchor } from '../phrase/anchor.ts';
import { writePattern } from '../phrase/pattern.ts';
import { type CompiledPhrase, PLAIN } from '../phrase/phrase.ts';
import { patternAt, plainAt, type ReadLine, readLine, type Span } from '../phrase/stand.ts';
import type { Phrases, TableIndex } from './compiled.ts';

export function toPhrases(compiled: readonly CompiledPhrase[], worth: Int32Array): Phrases {
  const hooks = compiled.flatMap((phrase, number) => phrase.hooks.map((hook) => ({ ...hook, number })));
  return {
    lines: compiled.map(({ line }) => `${line}\n`).join(''),
    count: compiled.length,
    worth,
    hooked: Int32Array.from(hooks, ({ number }) => number),
    hookHash: Int32Array.from(hooks, ({ hash }) => hash),
    hookAt: Int32Array.from(hooks, ({ at }) => at),
    hookBegin: Int32Array.from(hooks, ({ begin }) => begin),
  };
}

/** Those of `b` behind those of `a`, which knows what words are worth. */
export const joinPhrases = (a: Phrases, b: Phrases): Phrases => ({
  worth: a.worth,
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
  const { hooked, hookAt } = phrases;
  const hits = new Map<number, string>();
  const standing = createStanding(phrases, starts);
  eachAnchor(text, (hash, anchor) => {
    for (let hook = first[hash] as number; hook >= 0; hook = next[hook] as number) {
      const span = standing(text, hook, anchor - (hookAt[hook] as number));
      const number = hooked[hook] as number;
      if (span !== null && !hits.has(number)) hits.set(number, text.slice(span.start, span.end));
    }
  });
  return hits;
}

type Standing = (text: string, hook: number, at: number) => Span | null;

/** Where the phrase of a hook stands in a text that has at `at` what the hook begins with. */
function createStanding(phrases: Phrases, starts: TableIndex['starts']): Standing {
  const { lines, hooked, hookBegin } = phrases;
  const known = readLinesOf(phrases);
  return (text, hook, at) => {
    const number = hooked[hook] as number;
    const begin = hookBegin[hook] as number;
    const start = starts[number] as number;
    // Most of what has the hash does not even begin alike.
    if (text.charCodeAt(at) !== lines.charCodeAt(begin === PLAIN ? start : start + begin)) return null;
    const end = (starts[number + 1] as number) - 1;
    if (begin === PLAIN) return plainAt(text, lines.slice(start, end), at);
    known[number] ??= readLine(lines.slice(start, end));
    return patternAt(text, known[number] as ReadLine, begin, at);
  };
}

const read = new WeakMap<Phrases, ReadLine[]>();

/** Lines that were taken apart are kept, by number: what one mail meets, others meet. */
function readLinesOf(phrases: Phrases): ReadLine[] {
  const known = read.get(phrases) ?? [];
  read.set(phrases, known);
  return known;
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
