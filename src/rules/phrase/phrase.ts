import { eachAnchor } from './anchor.ts';
import { type Hook, hooksOf, type Rarity } from './hooks.ts';
import { fromLine, isPlain, parsePattern, piecesOf, toLine, type Words } from './pattern.ts';

/** A phrase ready to be looked for. */
export interface CompiledPhrase {
  readonly line: string;
  readonly hooks: readonly Hook[];
}

/** Where the only alternative of a plain phrase begins: there is nothing to the left of it and to the right. */
export const PLAIN = -1;

/** `null` when the phrase is none, or has nothing to hang on, such as one of punctuation alone. */
export function compilePhrase(phrase: string, words: Words, rarity: Rarity): CompiledPhrase | null {
  const parsed = parsePattern(phrase, words);
  return parsed.ok ? compileLine(toLine(parsed.pattern), rarity) : null;
}

/** Only what stands before the first gap is hung up. */
export function compileLine(line: string, rarity: Rarity): CompiledPhrase | null {
  const hooks = hooksOf(fromLine(line)[0] ?? [], rarity);
  if (hooks.length === 0) return null;
  return { line, hooks: isPlain(line) ? hooks.map((hook) => ({ ...hook, begin: PLAIN })) : hooks };
}

/** How often an anchor stands in lines: the rarest serves a phrase best. */
export function countAnchors(lines: readonly string[]): Rarity {
  const counts = new Map<string, number>();
  for (const piece of lines.flatMap(piecesOf))
    eachAnchor(piece, (_, start, end) => {
      const anchor = piece.slice(start, end);
      counts.set(anchor, (counts.get(anchor) ?? 0) + 1);
    });
  return (anchor) => counts.get(anchor) ?? 0;
}
