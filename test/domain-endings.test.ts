import { parse } from 'tldts';
import { describe, expect, test } from 'vitest';
import { mendEnding } from '../src/diagnose/hints/ending.ts';
import { slips } from '../src/diagnose/hints/slips.ts';
import { LATER, NEAR_USUAL, OF_ONES_OWN, OLD, UNDER_JP, USUAL } from '../src/domain-endings.ts';

const isRegistered = (ending: string): boolean => parse(`name.${ending}`).isIcann === true;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

describe('as the registries have it', () => {
  test.each([...OLD.split('|').slice(1), ...LATER.split('|'), ...NEAR_USUAL])('%s exists', (ending) => {
    expect(isRegistered(ending)).toBe(true);
  });

  test('nobody can have a name below those of networks', () => {
    // The reverse tree of DNS and the names of Tor are in the registries' list, and nobody gets mail there.
    expect(OF_ONES_OWN.split('|').filter(isRegistered)).toEqual(['onion', 'arpa']);
  });

  test('below .jp one or two letters are a kind of owner', () => {
    const two = LETTERS.flatMap((a) => ['', ...LETTERS].map((b) => a + b));
    expect(two.filter((second) => parse(`name.${second}.jp`).publicSuffix === `${second}.jp`)).toEqual([...UNDER_JP]);
  });
});

/** All that is one slip of a finger away from a word. */
function near(word: string): readonly string[] {
  const places = Array.from({ length: word.length + 1 }, (_, at) => [word.slice(0, at), word.slice(at)] as const);
  const all = places.flatMap(([before, behind]) => [
    before + behind.slice(1),
    ...LETTERS.flatMap((letter) => [before + letter + behind, before + letter + behind.slice(1)]),
    before + behind.slice(1, 2) + behind.slice(0, 1) + behind.slice(2),
  ]);
  return [...new Set(all)].filter((one) => slips(one, word) === 1);
}

test('an ending that exists is no slip, whichever it is near to', () => {
  const typed = [...new Set(USUAL.flatMap(near))].filter((ending) => isRegistered(ending));
  expect(typed.filter((ending) => mendEnding(`name.${ending}`) !== null)).toEqual([]);
});
