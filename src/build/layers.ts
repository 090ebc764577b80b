import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** Files of `src/`, each with those whose code is there when it is loaded. */
export type Layers = Readonly<Record<string, readonly string[]>>;

/** What a run starts with, what looks things up, what reads texts, and what sums up. */
const BASE = ['src/cli/run.ts'];
const ARTICLES = ['src/cli/explain.ts'];
const CARDS = ['src/cli/diagnose.ts'];
const SUMMARIES = ['src/cli/scan.ts'];

/** What reading an input may come to need, in the command as in the library. */
const INPUTS = [
  'read-mail.ts',
  'events/text.ts',
  'input/folder.ts',
  'input/gzip.ts',
  'input/imap/read.ts',
  'input/mbox.ts',
  'input/msg/read.ts',
];
const inputsOn = (base: readonly string[]): Layers => ({
  ...Object.fromEntries(INPUTS.map((file) => [`src/${file}`, base])),
  'src/mail/unwrap.ts': [...base, 'src/mail/parse.ts', 'src/extract/notice.ts'],
});

export const COMMAND_LAYERS: Layers = {
  // What most commands need, though not each of them.
  'src/cli/run.ts': [
    ...['src/cli/color.ts', 'src/cli/default-port.ts', 'src/input/item.ts', 'src/model.ts', 'src/output/summary.ts'],
    ...['src/output/wrap.ts', 'src/package/root.ts'],
  ],
  'src/cli/command-line.ts': BASE,
  'src/cli/file-sink.ts': BASE,
  'src/cli/append-sink.ts': BASE,
  'src/cli/explain.ts': BASE,
  'src/rules/user-rules.ts': ARTICLES,
  'src/cli/diagnose.ts': ARTICLES,
  'src/cli/explain-words.ts': CARDS,
  'src/output/inquiry-format.ts': CARDS,
  ...inputsOn(CARDS),
  'src/scan/earlier-record.ts': CARDS,
  'src/scan/pool.ts': CARDS,
  'src/cli/scan.ts': CARDS,
  'src/cli/tools.ts': SUMMARIES,
  'src/cli/rule-tools.ts': SUMMARIES,
};

const LIBRARY = ['src/index.ts'];
export const LIBRARY_LAYERS: Layers = { ...inputsOn(LIBRARY), 'src/rules/user-rules.ts': LIBRARY };

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
