import { describe, expect, test } from 'vitest';
import { createHashedNumbers, createHashSet, type HashedNumbers } from '../../src/kept/hashed.ts';
import fc, { times } from '../fast-check.ts';
import { createRoom } from './room.ts';

const MANY = 60_000;
const texts = Array.from({ length: MANY }, (_, i) => `user${i}@example.jp`);

describe('what is kept by hash', () => {
  test.each(['uint32', 'any'] as const)('has the number of each text, however many there are (%s)', (numbers) => {
    const table = createHashedNumbers(numbers);
    for (const [i, text] of texts.entries()) table.set(text, i);
    for (const [i, text] of texts.entries()) table.raise(text, i % 2 === 0 ? i + 1 : i - 1);
    expect(texts.every((text, i) => table.get(text) === (i % 2 === 0 ? i + 1 : i))).toBe(true);
    expect(table.get('nobody@example.jp')).toBeUndefined();
  });

  test('tells what is new', () => {
    const set = createHashSet();
    expect(texts.every((text) => set.add(text))).toBe(true);
    expect(texts.some((text) => set.add(text))).toBe(false);
  });

  test('says that what found no room is new, each time', () => {
    const set = createHashSet({ most: 10 });
    for (const text of texts.slice(0, 10)) set.add(text);
    expect(set.isFull()).toBe(false);
    expect([set.add('late@example.jp'), set.add('late@example.jp')]).toEqual([true, true]);
    expect(set.isFull()).toBe(true);
    expect(set.add(texts[9] as string)).toBe(false);
  });
});

const text = fc.nat({ max: 40 }).map((n) => `user${n}@example.jp`);
const change = fc.record({ text, value: fc.nat({ max: 9 }), does: fc.constantFrom('set', 'raise', 'get') });
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
/** Some put outside of memory what they hold again and again, some find the disk full at once or later. */
const small = { held: fc.integer({ min: 1, max: 12 }), fullFrom: fc.integer({ min: 1, max: 60 }) };

function apply({ text, value, does }: Change, table: HashedNumbers, map: Map<string, number>): void {
  if (does === 'get') {
    expect(table.get(text)).toBe(map.get(text));
    return;
  }
  table[does](text, value);
  map.set(text, does === 'set' ? value : Math.max(map.get(text) ?? 0, value));
}

describe('what has no room in memory', () => {
  test.each(['uint32', 'any'] as const)('has the numbers that a map has, whenever the disk is full (%s)', (numbers) => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 120 }), fc.record(small), (changes, { held, fullFrom }) => {
        const table = createHashedNumbers(numbers, { spill: createRoom(fullFrom), held });
        const map = new Map<string, number>();
        for (const one of changes) apply(one, table, map);
        for (const [text, value] of map) expect(table.get(text)).toBe(value);
      }),
      times(50),
    );
  });

  test('is known again, and counts among those that there is room for', () => {
    fc.assert(
      fc.property(fc.array(text), fc.record(small), (texts, { held, fullFrom }) => {
        const [set, known] = [createHashSet({ spill: createRoom(fullFrom), held, most: 30 }), new Set<string>()];
        for (const text of texts) {
          expect(set.add(text)).toBe(!known.has(text));
          if (known.size < 30) known.add(text);
        }
      }),
      times(50),
    );
  });

  test('is found among many, of which none is taken for another', () => {
    const room = createRoom();
    const set = createHashSet({ spill: room, held: 5_000 });
    expect(texts.every((text) => set.add(text))).toBe(true);
    expect(texts.some((text) => set.add(text))).toBe(false);
    expect(room.puts()).toBeGreaterThan(20);
  });
});
