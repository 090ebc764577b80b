import { expect, test } from 'vitest';
import { remembered } from '../src/remembered.ts';

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
