import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** Files of `src/`, each with those whose code is there when it is loaded. */
export type Layers = Readonly<Record<string, readonly string[]>>;

/** What a run starts with, what looks things up, what reads texts, and what sums up. */
const BASE = ['src/cli/start/run.ts'];
const ARTICLES = ['src/cli/explain/explain.ts'];
const CARDS = ['src/cli/diagnose/diagnose.ts'];
const SUMMARIES = ['src/cli/scan/scan.ts'];

/** What reading an input may come to need, in the command as in the library. */
const INPUTS = [
  'src/read-mail.ts',
  'src/events/text.ts',
  'src/logs/pasted.ts',
  'src/scan/program-lines.ts',
  'src/input/store/folder.ts',
  'src/input/store/new-only.ts',
  'src/input/bytes/gzip.ts',
  'src/input/imap/read.ts',
  'src/input/mbox/mbox.ts',
  'src/input/msg/read.ts',
];
const inputsOn = (base: readonly string[]): Layers => ({
  ...Object.fromEntries(INPUTS.map((file) => [file, base])),
  'src/mail/inner/unwrap.ts': [...base, 'src/mail/parse.ts', 'src/extract/notice.ts'],
});

export const COMMAND_LAYERS: Layers = {
  // What most commands need, though not each of them.
  'src/cli/start/run.ts': [
    ...[
      'src/cli/io/color.ts',
      'src/cli/serve/default-port.ts',
      'src/input/item/item.ts',
      'src/model.ts',
      'src/output/summary/summary.ts',
    ],
    ...['src/output/text/wrap.ts', 'src/package/root.ts'],
  ],
  'src/cli/start/command-line.ts': BASE,
  'src/cli/io/file-sink.ts': BASE,
  'src/cli/io/append-sink.ts': BASE,
  'src/cli/explain/explain.ts': BASE,
  'src/rules/table/user-rules.ts': ARTICLES,
  'src/cli/diagnose/diagnose.ts': ARTICLES,
  'src/cli/explain/explain-words.ts': CARDS,
  'src/output/inquiry/format.ts': CARDS,
  'src/output/stream/headings.ts': CARDS,
  'src/output/card/markdown.ts': CARDS,
  'src/output/card/plain.ts': CARDS,
  'src/output/stream/csv.ts': CARDS,
  'src/output/stream/json.ts': CARDS,
  'src/cli/shared/line-options.ts': CARDS,
  ...inputsOn(CARDS),
  'src/scan/earlier-record.ts': CARDS,
  'src/scan/threads/pool.ts': CARDS,
  'src/cli/scan/scan.ts': CARDS,
  'src/cli/check/check.ts': SUMMARIES,
  'src/cli/redact/redact.ts': SUMMARIES,
  'src/cli/rules/check.ts': SUMMARIES,
  'src/cli/rules/list.ts': SUMMARIES,
  'src/cli/rules/new.ts': SUMMARIES,
  'src/cli/list/list.ts': SUMMARIES,
  'src/cli/completion/completion.ts': BASE,
  'src/cli/page/page.ts': SUMMARIES,
  'src/cli/serve/serve.ts': SUMMARIES,
  'src/cli/stream/stream.ts': SUMMARIES,
};

const LIBRARY = ['src/index.ts'];
export const LIBRARY_LAYERS: Layers = { ...inputsOn(LIBRARY), 'src/rules/table/user-rules.ts': LIBRARY };

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
