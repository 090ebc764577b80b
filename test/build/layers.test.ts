import type { Metafile } from 'esbuild';
import { expect, test } from 'vitest';
import { layersOf } from '../../src/build/layers.ts';

const [BIN, RUN, DIAGNOSE, SCAN] = [
  'src/cli/start/bin.ts',
  'src/cli/start/run.ts',
  'src/cli/diagnose/diagnose.ts',
  'src/cli/scan/scan.ts',
];

/** A bundle of files of 100 bytes: what each imports early, and what late. */
function bundleOf(files: Readonly<Record<string, readonly [early: readonly string[], late: readonly string[]]>>) {
  const inputs = Object.entries(files).map(([file, [early, late]]) => {
    const imports = [
      ...early.map((path) => ({ path, kind: 'import-statement' })),
      ...late.map((path) => ({ path, kind: 'dynamic-import' })),
      { path: 'node:fs', kind: 'import-statement', external: true },
    ];
    return [file, { bytes: 100, imports }] as const;
  });
  const sizes = Object.fromEntries(inputs.map(([file]) => [file, { bytesInOutput: 100 }]));
  return { inputs: Object.fromEntries(inputs), outputs: { 'cli.js': { inputs: sizes } } } as unknown as Metafile;
}

test('what is imported late stands on what led to it, and on layers that add code of which it needs half', () => {
  const metafile = bundleOf({
    [BIN]: [[], [RUN]],
    [RUN]: [[], [DIAGNOSE, SCAN, 'list', 'page']],
    [DIAGNOSE]: [['card', 'words'], ['gzip']],
    [SCAN]: [['card', 'words'], ['state']],
    card: [[], []],
    words: [[], []],
    gzip: [[], []],
    state: [[], []],
    list: [['card', 'words'], []],
    page: [['card'], []],
  });
  expect(Object.fromEntries(layersOf(metafile, [BIN]))).toEqual({
    [BIN]: [],
    [RUN]: [],
    [DIAGNOSE]: [RUN],
    [SCAN]: [RUN, DIAGNOSE],
    gzip: [RUN, DIAGNOSE],
    state: [RUN, DIAGNOSE, SCAN],
    list: [RUN, DIAGNOSE],
    page: [RUN],
  });
});

test('what each of the next needs stands on the layer that leads to them', () => {
  const [WIDTH, LETTERS] = ['src/width.ts', 'src/letters.ts'];
  const metafile = bundleOf({
    [BIN]: [[], [RUN]],
    [RUN]: [[], [DIAGNOSE, 'help']],
    [DIAGNOSE]: [['src/card.ts', WIDTH], []],
    help: [['options', WIDTH], []],
    'src/card.ts': [[LETTERS], []],
    options: [[LETTERS], []],
    [LETTERS]: [['node_modules/letters.js'], []],
    [WIDTH]: [[], []],
    'node_modules/letters.js': [[], []],
  });
  expect(layersOf(metafile, [BIN]).get(RUN)).toEqual([WIDTH, LETTERS]);
});
