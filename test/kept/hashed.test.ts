import { describe, expect, test } from 'vitest';
import { createHashedNumbers, createHashSet } from '../../src/kept/hashed.ts';

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
