import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What needs servers or minutes: `npm run test:long`, and CI. */
const LONG = process.env.TESTS === 'long';

/** Files of which more is tried there: `times` of `fast-check.ts` and `sized` of `sizes.ts`. */
const shortened = (): readonly string[] =>
  readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => name.endsWith('.test.ts') && /\b(?:times|sized) \} from /.test(readFileSync(`test/${name}`, 'utf8')),
    )
    .map((name) => `test/${name}`);

/** What looks at modules while they are loaded, or stands in for one, needs them to be loaded by itself. */
const ALONE = ['test/hostile/regex/*.test.ts', 'test/cli/temporary-file*.test.ts'];
const LATER = LONG ? [] : ['test/**/*.long.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: LONG ? ['test/**/*.long.test.ts', ...shortened()] : ['test/**/*.test.ts'],
          exclude: [...ALONE, ...LATER],
          // Loading our code and the table for each file anew would take a third of the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: LONG ? ['test/cli/temporary-file.long.test.ts'] : ALONE, exclude: LATER },
      },
    ],
    globalSetup: ['test/build-first.ts'],
    // By itself vitest leaves a core idle, which of two is half of them.
    maxWorkers: '100%',
    // The command keeps compiled code; not in the home of whoever runs the tests.
    env: { XDG_CACHE_HOME: resolve('node_modules/.cache') },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
