import { describe, expect, test } from 'vitest';
import { createFixtureCheck, diagnoseFile } from '../src/check/fixtures/check.ts';
import { type Expectation, readExpectation } from '../src/check/fixtures/expectation.ts';
import { findFixtures } from '../src/check/fixtures/find.ts';
import { createEngine } from '../src/pipeline.ts';

const ROOT = 'fixtures';
const pairs = findFixtures(ROOT);
const engine = createEngine();
const checkFixture = createFixtureCheck(engine);

function expectationOf(file: string): Expectation {
  const result = readExpectation(file);
  if (!result.ok) throw new Error(`${file}:${result.bad.line} ${result.bad.message}`);
  return result.expectation;
}

describe('fixtures', () => {
  test('there are at least sixty notices and twenty-four mails that are none', () => {
    const apart = pairs.filter(({ name }) => name.startsWith(`${ROOT}/not-bounce/`));
    const kinds = pairs.map(({ expectation }) => expectationOf(expectation as string).kind);
    expect(apart.length).toBeGreaterThanOrEqual(24);
    expect(kinds.filter((kind) => kind === 'bounce' || kind === 'delay').length).toBeGreaterThanOrEqual(60);
  });

  test.each(pairs.map((pair) => [pair.name, pair] as const))(
    '%s comes out as its expectation says',
    async (_, pair) => {
      const { failings } = await checkFixture(pair);
      expect(failings.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
      // Without recipients only the kind is written: then there is just one record.
      const { recipients } = expectationOf(pair.expectation as string);
      expect(await diagnoseFile(pair.mail as string, engine)).toHaveLength(recipients?.length ?? 1);
    },
  );
});
