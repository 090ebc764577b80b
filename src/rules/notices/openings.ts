import { fromLine } from '../phrase/pattern.ts';
import { fold } from './fold.ts';
import { openingAt, openingLength } from './grams.ts';
import { isFixed, piecesOf } from './wording.ts';

const isEnough = (said: string): boolean => said !== '' && said.length >= openingLength(said.charCodeAt(0));

type Places = readonly (readonly string[])[];

/** What a wording may begin with, by hash; null where one of its beginnings is too short, or not always the same. */
export function openingsOf(line: string): ReadonlySet<number> | null {
  const [places = []] = fromLine(line);
  const found = new Set<number>();
  return collect(places, '', found) ? found : null;
}

function collect(places: Places, said: string, found: Set<number>): boolean {
  if (isEnough(said)) {
    found.add(openingAt(fold(said), 0));
    return true;
  }
  const [first, ...rest] = places;
  return first?.every((alternative) => goesOn(alternative, said, rest, found)) ?? false;
}

function goesOn(alternative: string, said: string, rest: Places, found: Set<number>): boolean {
  const pieces = piecesOf(alternative);
  const open = pieces.findIndex((piece) => !isFixed(piece));
  const fixed = said + pieces.slice(0, open < 0 ? pieces.length : open).join('');
  return (open < 0 || isEnough(fixed)) && collect(rest, fixed, found);
}
