import { expect, test } from 'vitest';
import { sizeLimitIn } from '../../src/output/advice/size-limit.ts';

test.each([
  ['552 message size exceeds maximum size 10,485,760 bytes', '10 MB'],
  ['552 message exceeds maximum size 1,5 MB', '1.5 MB'],
  ['552 message exceeds maximum size 2.5 MB', '2.5 MB'],
  ['552 size limit 20971520', '20 MB'],
  ['552 too big', null],
])('%s: %s', (words, limit) => {
  expect(sizeLimitIn(words)).toBe(limit);
});
