import type { KnownValue } from '../find/known-values.ts';
import { JAPANESE, type Vocabulary } from '../known/vocabulary.ts';
import { alone, exactly, titled } from './fits.ts';

const PIECES = /[\s\u3000()（）・,、/|【】[\]"'.]+/;

/** How a person who is named once may be named elsewhere, and where that is sure enough. */
export function namesOf(name: string, value: string, known: Vocabulary): readonly KnownValue[] {
  const pieces = name.split(PIECES).filter((piece) => piece !== '');
  if (pieces.length < 2) return [...partOf(name, value, known), ...cutUp(name, value, known)];
  const whole = { text: name, value, gaps: 'any' as const };
  return [
    known.isSafe(name) ? whole : { ...whole, fits: exactly(name) },
    ...turnedRound(pieces, value),
    ...pieces.flatMap((piece) => partOf(piece, value, known)),
  ];
}

function partOf(piece: string, value: string, known: Vocabulary): readonly KnownValue[] {
  const part = { text: piece, value, gaps: 'any' as const };
  if (JAPANESE.test(piece)) return [piece.length > 1 && known.isSafe(piece) ? part : { ...part, fits: titled }];
  if (!/^[\p{L}'-]{2,40}$/u.test(piece)) return [];
  if (known.has(piece)) return [{ ...part, fits: titled }];
  return [piece.length > 3 ? part : { ...part, fits: exactly(piece) }];
}

/** Taro Yamada, YAMADA Taro, taroyamada. */
const turnedRound = (pieces: readonly string[], value: string): readonly KnownValue[] =>
  pieces.length > 4 || pieces.join('').length < 5
    ? []
    : [[...pieces].reverse().join(' '), pieces.join(''), [...pieces].reverse().join('')].map((text) => ({
        text,
        value,
        gaps: 'any',
      }));

const LONGEST_NAME = 6;

/** Where the family's name ends in 山田太郎 nobody says: both parts count, one with a title behind it, one alone. */
function cutUp(name: string, value: string, known: Vocabulary): readonly KnownValue[] {
  if (!/^[\u3040-\u30ff\u3400-\u9fff]+$/.test(name) || name.length > LONGEST_NAME || name.length < 2) return [];
  const cuts = Array.from({ length: name.length - 1 }, (_, i) => i + 1);
  return cuts.flatMap((cut) => {
    const [family, given] = [name.slice(0, cut), name.slice(cut)];
    const isSure = given.length > 1 && known.isSafe(given);
    return [
      { text: family, value, gaps: 'any' as const, fits: titled },
      { text: given, value, gaps: 'any' as const, fits: isSure ? alone : titled },
    ];
  });
}
