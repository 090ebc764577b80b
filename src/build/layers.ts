import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/** Files of `src/`, each with those whose code is there when it is loaded. */
export type Layers = ReadonlyMap<string, readonly string[]>;

/** What starts load one on the other, what most of them need first. All else that is imported late stands on some of it. */
const PILE = [
  'src/index.ts',
  'src/cli/start/run.ts',
  'src/cli/explain/explain.ts',
  'src/cli/diagnose/diagnose.ts',
  'src/read-mail.ts',
  'src/cli/scan/scan.ts',
];

/** Who needs so much of the code of a layer stands on it. */
const ENOUGH = 1 / 2;

/**
 * A file that is imported late stands on the first layer that leads to it, and on as many more as it needs: told from
 * what a bundle imports, early and late.
 */
export function layersOf({ inputs, outputs }: Metafile, roots: readonly string[]): Layers {
  const importsOf = (file: string, isLate: boolean): readonly string[] =>
    (inputs[file]?.imports ?? [])
      .filter(({ kind, path }) => (kind === 'dynamic-import') === isLate && path in inputs)
      .map(({ path }) => path);
  const codeOf = (file: string): readonly string[] => reached([file], (one) => importsOf(one, false));
  const lateFrom = (file: string): readonly string[] => codeOf(file).flatMap((one) => importsOf(one, true));
  const late = reached(roots, lateFrom);
  const pile = PILE.filter((file) => late.includes(file));
  const size = sizesIn(outputs);
  const sizeOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + (size.get(file) ?? 0), 0);

  const below = (layer: string): ReadonlySet<string> => new Set(pile.slice(0, pile.indexOf(layer)).flatMap(codeOf));
  const addedBy = new Map(pile.map((layer) => [layer, codeOf(layer).filter((one) => !below(layer).has(one))]));
  const needed = (file: string): number => {
    const code = new Set(codeOf(file));
    return pile.findLastIndex((layer) => {
      const added = addedBy.get(layer) ?? [];
      return sizeOf(added.filter((one) => code.has(one))) >= sizeOf(added) * ENOUGH;
    });
  };
  const leading = (file: string): number => pile.findIndex((layer) => lateFrom(layer).includes(file));
  const isLayer = (file: string): boolean => pile.includes(file);
  /** What is loaded next in any case. */
  const common = (file: string): readonly string[] => {
    const [first = [], ...others] = importsOf(file, true).map(codeOf);
    if (others.length === 0) return [];
    return first.filter((one) => one.startsWith('src/') && others.every((code) => code.includes(one)));
  };
  return new Map(
    late.map((file) => [
      file,
      isLayer(file)
        ? [...pile.slice(0, pile.indexOf(file)), ...common(file)]
        : pile.slice(0, Math.max(needed(file), leading(file)) + 1),
    ]),
  );
}

function sizesIn(outputs: Metafile['outputs']): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { inputs } of Object.values(outputs))
    for (const [file, { bytesInOutput }] of Object.entries(inputs))
      sizes.set(file, (sizes.get(file) ?? 0) + bytesInOutput);
  return sizes;
}

/** These and all that they lead to. */
function reached(from: readonly string[], next: (file: string) => readonly string[]): readonly string[] {
  const found = new Set(from);
  for (const file of found) for (const one of next(file)) found.add(one);
  return [...found];
}

/**
 * esbuild makes a file of all that is imported in the same company, and each file that a start has to find costs it
 * time: where what is imported late stands on one pile, there are no more files than layers.
 */
export const onOnePile = (layers: Layers): Plugin => ({
  name: 'on-one-pile',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const below = layers.get(relative('.', path)) ?? [];
      if (below.length === 0) return undefined;
      const imports = below.map((file) => `import ${JSON.stringify(resolve(file))};\n`).join('');
      return { contents: imports + (await readFile(path, 'utf8')), loader: 'ts' };
    });
  },
});
