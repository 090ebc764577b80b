import { distance } from 'fastest-levenshtein';

/** How many slips of a finger lie between two words; two neighbouring letters in the wrong order are one slip. */
export const slips = (typed: string, meant: string): number => (isSwap(typed, meant) ? 1 : distance(typed, meant));

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
