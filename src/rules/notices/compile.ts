import { fromLine, parsePattern, toLine, type Words } from '../phrase/pattern.ts';
import { fold } from './fold.ts';
import { ALL, eachGram } from './grams.ts';
import { openingsOf } from './openings.ts';
import { type Meaning, OPENS_LINE, type Role } from './roles.ts';
import { isFixed, packWhere, piecesOf, SLOTS } from './wording.ts';

/** Wordings of one meaning, as they are written. */
export interface Wordings extends Meaning {
  readonly text: readonly string[];
}

/** All wordings as columns, like the phrases of rules. */
export interface CompiledNotices {
  /** One behind the other, each ended by a line feed. */
  readonly lines: string;
  readonly meanings: readonly Meaning[];
  /** The meaning of each line. */
  readonly meant: Int32Array;
  /** Of each hook: its gram, the line, and where in the line's first run it stands; see `where`. */
  readonly hookHash: Int32Array;
  readonly hooked: Int32Array;
  readonly hookWhere: Int32Array;
  /** Where the words that the gram is in begin in `lines`: most of what has the gram does not begin alike. */
  readonly hookBegin: Int32Array;
  /** Of each way to begin a wording that opens its line: its first characters, and the line. */
  readonly openHash: Int32Array;
  readonly opened: Int32Array;
}

/** A gram of a wording that must stand in every text where the wording does, or one of its alternatives. */
interface Hook {
  readonly hash: number;
  readonly where: number;
  /** Where its part begins in the line. */
  readonly begin: number;
}

/** Reads a wording as it is written; it may begin or end with what can be missing, as what it opens or closes is a line. */
export const parseWording = (wording: string, words: Words) =>
  parsePattern(wording, words, { slots: SLOTS, open: true, fold: (piece) => fold(piece).trim() });

/** `common`: what servers say otherwise, so that no wording hangs on what is in every notice. */
export function compileNotices(
  all: readonly Wordings[],
  words: Words,
  common: readonly string[] = [],
): CompiledNotices {
  const lines = all.flatMap(({ text }, meaning) => text.map((wording) => ({ line: lineOf(wording, words), meaning })));
  const rarity = countGrams([...lines.map(({ line }) => line), ...common]);
  const starts = startsOf(lines.map(({ line }) => line));
  const opens = (meaning: number): boolean => OPENS_LINE.has((all[meaning] as Wordings).role);
  const hooks = lines.flatMap(({ line, meaning }, number) =>
    opens(meaning) ? [] : (hooksOf(line, rarity) ?? []).map((hook) => ({ ...hook, number })),
  );
  const openings = lines.flatMap(({ line, meaning }, number) =>
    opens(meaning) ? [...(openingsOf(line) ?? [])].map((hash) => ({ hash, number })) : [],
  );
  return {
    lines: lines.map(({ line }) => `${line}\n`).join(''),
    meanings: all.map(({ role, command }) => ({ role, command })),
    meant: Int32Array.from(lines, ({ meaning }) => meaning),
    hookHash: Int32Array.from(hooks, ({ hash }) => hash),
    hooked: Int32Array.from(hooks, ({ number }) => number),
    hookWhere: Int32Array.from(hooks, (hook) => hook.where),
    hookBegin: Int32Array.from(hooks, ({ number, begin }) => (starts[number] as number) + begin),
    openHash: Int32Array.from(openings, ({ hash }) => hash),
    opened: Int32Array.from(openings, ({ number }) => number),
  };
}

function lineOf(wording: string, words: Words): string {
  const parsed = parseWording(wording, words);
  if (!parsed.ok) throw new Error(`${wording}: ${parsed.fault}`);
  return toLine(parsed.pattern);
}

/** Whether a wording has something to hang on. */
export const hangs = (line: string, role: Role): boolean =>
  (OPENS_LINE.has(role) ? openingsOf(line) : hooksOf(line, () => 1)) !== null;

function startsOf(lines: readonly string[]): readonly number[] {
  let start = 0;
  return lines.map((line) => {
    start += line.length + 1;
    return start - line.length - 1;
  });
}

type Rarity = (hash: number) => number;

function countGrams(lines: readonly string[]): Rarity {
  const counts = new Map<number, number>();
  for (const piece of lines.flatMap((line) => fromLine(line).flat(2)).flatMap(piecesOf))
    if (isFixed(piece)) eachGram(piece, ALL, (hash) => counts.set(hash, (counts.get(hash) ?? 0) + 1));
  return (hash) => 1 + (counts.get(hash) ?? 0);
}

/** Those of the place with the rarest grams; null where no place that must be there has one in each alternative. */
function hooksOf(line: string, rarity: Rarity): readonly Hook[] | null {
  const [first = []] = fromLine(line);
  let best: { readonly hooks: readonly Hook[]; readonly cost: number } | null = null;
  let begin = 0;
  first.forEach((alternatives, place) => {
    const found = alternatives.map((text, i) => {
      const gram = rarestGram(piecesOf(text), rarity);
      const where = gram && packWhere(place, i, gram.part, gram.offset);
      const hook = gram && { cost: gram.cost, hash: gram.hash, where: where as number, begin: begin + gram.begin };
      begin += text.length + 1;
      return hook;
    });
    const cost = found.reduce((sum, one) => sum + (one?.cost ?? Number.POSITIVE_INFINITY), 0);
    if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { hooks: found.filter((one) => one !== null), cost };
  });
  return (best as { readonly hooks: readonly Hook[] } | null)?.hooks ?? null;
}

interface Gram {
  readonly hash: number;
  readonly part: number;
  readonly offset: number;
  /** Where its part begins in the alternative. */
  readonly begin: number;
  readonly cost: number;
}

function rarestGram(pieces: readonly string[], rarity: Rarity): Gram | null {
  let best: Gram | null = null;
  let begin = 0;
  pieces.forEach((one, part) => {
    if (isFixed(one))
      eachGram(one, ALL, (hash, offset) => {
        const cost = rarity(hash);
        if (cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { hash, part, offset, begin, cost };
      });
    begin += one.length;
  });
  return best;
}
