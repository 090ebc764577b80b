import type { Pattern, Place } from './pattern.ts';

/** Which alternative stands at each place, runs one behind the other. */
export type Choice = readonly number[];

/** A phrase said in full; a gap stays a gap. */
export function say(pattern: Pattern, choice: Choice): string {
  let at = 0;
  return pattern.map((run) => run.map((place) => place[choice[at++] as number]).join('')).join(' * ');
}

/** All ways to say it, at most so many. */
export function* choices(pattern: Pattern, most: number): Generator<Choice> {
  const places = pattern.flat();
  const total = places.reduce((product, place) => Math.min(product * place.length, most), 1);
  for (let number = 0; number < total; number++) yield digits(number, places);
}

function digits(number: number, places: readonly Place[]): Choice {
  let rest = number;
  return places.map(({ length }) => {
    const digit = rest % length;
    rest = (rest - digit) / length;
    return digit;
  });
}

/** Every alternative in one saying at least, as few as there can be. */
export function covering(pattern: Pattern): readonly Choice[] {
  const places = pattern.flat();
  const longest = Math.max(...places.map((place) => place.length));
  return Array.from({ length: longest }, (_, i) => places.map((place) => i % place.length));
}

/** Ways to say it with one alternative at one place: first with what stands first elsewhere. */
export function* choicesWith(pattern: Pattern, place: number, alternative: number, most: number): Generator<Choice> {
  const fixed = pattern.flat().map((one, i): Place => (i === place ? [one[alternative] as string] : one));
  for (const choice of choices([fixed], most)) yield choice.map((digit, i) => (i === place ? alternative : digit));
}

/** The pattern without one alternative. */
export function without(pattern: Pattern, place: number, alternative: number): Pattern {
  let at = 0;
  return pattern.map((run) => run.map((one) => (at++ === place ? one.filter((_, i) => i !== alternative) : one)));
}
