import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** A file of `src/` that is imported later than at the start, and the file whose code is loaded by then. */
type Layers = Readonly<Record<string, string>>;

/**
 * esbuild makes a file of what is imported in the same company, and each file that a start has to find costs it time:
 * where everything that is imported late stands on one pile, there are as many files as layers.
 */
export const onOnePile = (layers: Layers): Plugin => ({
  name: 'on-one-pile',
  setup({ onLoad }) {
    const below = new Map(Object.entries(layers).map(([file, base]) => [resolve(file), resolve(base)]));
    onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const base = below.get(path);
      if (base === undefined) return undefined;
      return { contents: `import ${JSON.stringify(base)};\n${await readFile(path, 'utf8')}`, loader: 'ts' };
    });
  },
});
