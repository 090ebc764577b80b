import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** Files of `src/`, each with those whose code is there when it is loaded. */
export type Layers = Readonly<Record<string, readonly string[]>>;

/**
 * esbuild makes a file of all that is imported in the same company, and each file that a start has to find costs it
 * time: where what is imported late stands on one pile, there are no more files than layers.
 */
export const onOnePile = (layers: Layers): Plugin => ({
  name: 'on-one-pile',
  setup({ onLoad }) {
    const below = new Map(Object.entries(layers).map(([file, bases]) => [resolve(file), bases]));
    onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const bases = below.get(path);
      if (bases === undefined) return undefined;
      const imports = bases.map((base) => `import ${JSON.stringify(resolve(base))};\n`).join('');
      return { contents: imports + (await readFile(path, 'utf8')), loader: 'ts' };
    });
  },
});
