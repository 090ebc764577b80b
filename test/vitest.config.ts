import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What needs servers or minutes: `npm run test:long`, and CI. */
const LONG = process.env.TESTS === 'long';

export default defineConfig({
  test: {
    include: [LONG ? 'test/**/*.long.test.ts' : 'test/**/*.test.ts'],
    exclude: LONG ? [] : ['test/**/*.long.test.ts'],
    globalSetup: ['test/build-first.ts'],
    // By itself vitest leaves a core idle, which of two is half of them.
    maxWorkers: '100%',
    // The command keeps compiled code; not in the home of whoever runs the tests.
    env: { XDG_CACHE_HOME: resolve('node_modules/.cache') },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
