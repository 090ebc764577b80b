import { expect, test } from 'vitest';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';
import fc from '../fast-check.ts';
import { caseOf, readSeeds } from './cases.ts';
import { Judge } from './judge.ts';
import { MUTATIONS } from './mutate.ts';

/** The same on every machine; `npm run fuzz` takes other seeds and longer. */
const SEED = 20_261_122;

test('broken mail gives records for every message, and valid lines', async () => {
  const seeds = readSeeds(['fixtures']);
  const judge = new Judge(loadBuiltInTable());
  const done = new Set<string>();
  let messages = 0;
  const property = fc.asyncProperty(caseOf(seeds), async (one) => {
    const verdict = await judge.judge(one);
    for (const name of one.story.split(/[ :|]+/)) done.add(name);
    messages += verdict.messages;
    // How long it took depends on the machine; the bench compares sizes instead.
    expect(verdict.faults.filter(({ fault }) => fault !== 'slow')).toEqual([]);
  });
  await fc.assert(property, { numRuns: 1000, seed: SEED });
  expect(seeds.length).toBeGreaterThan(80);
  expect(messages).toBeGreaterThan(900);
  expect([...MUTATIONS].filter((name) => !done.has(name))).toEqual([]);
});
