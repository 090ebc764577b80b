import { expect, test } from 'vitest';
import { recent } from '../src/recent.ts';
import { remembered, rememberedWords } from '../src/remembered.ts';

test('what came before is not made again, and as many are kept as were asked for', () => {
  const made: string[] = [];
  const shout = remembered(2, (text) => {
    made.push(text);
    return text.toUpperCase();
  });
  expect(['a', 'b', 'a', 'b'].map(shout)).toEqual(['A', 'B', 'A', 'B']);
  expect(made).toEqual(['a', 'b']);
  // 'a' is asked for again before the old ones go, 'b' is not.
  for (const text of ['c', 'a', 'd', 'e', 'a', 'b']) shout(text);
  expect(made).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
});

test('of the last ones nothing is made again, and the others are forgotten', () => {
  const made: string[] = [];
  const shout = recent(2, (text) => {
    made.push(text);
    return text.toUpperCase();
  });
  expect(['a', 'b', 'a', 'b', 'c', 'b', 'a'].map(shout)).toEqual(['A', 'B', 'A', 'B', 'C', 'B', 'A']);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});

test('words with an address give way to each other only', () => {
  const made: string[] = [];
  const shout = rememberedWords(100, (text) => {
    made.push(text);
    return text.toUpperCase();
  });
  const others = Array.from({ length: 20 }, (_, i) => `u${i}@example.jp`);
  expect(['a', ...others, 'a', 'u19@example.jp'].map(shout).slice(-2)).toEqual(['A', 'U19@EXAMPLE.JP']);
  expect(made).toEqual(['a', ...others]);
});
