import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { toCommonJs, withPlainExports } from './common-js.ts';
import { layersOf, onOnePile } from './layers.ts';
import { loadOnDemand, ON_DEMAND, OWN_ON_DEMAND, withoutLinks, withoutLog } from './on-demand.ts';

const SHARED = {
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  // Node 20 knows them; as calls of a constructor they are made anew wherever they stand.
  supported: { 'regexp-unicode-property-escapes': true },
} as const satisfies BuildOptions;

const BUNDLE = {
  ...SHARED,
  bundle: true,
  // How a file of ours asks where it stands, in the words of CommonJS.
  define: { 'import.meta.dirname': '__dirname' },
  // A library that notes its troubles with a file would mix them with our results.
  pure: ['console.debug'],
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * Bundles the command, the library and the threads with all that they import. Each for itself: code that they
 * shared would stand in files of its own, and a start pays for each file that it has to find.
 * Returns what went in.
 */
export async function bundle(outdir: string): Promise<readonly Metafile[]> {
  const bundled = await Promise.all([
    inChunks({ cli: 'src/cli/start/bin.ts' }, outdir, 'command'),
    inChunks({ 'library/index': 'src/index.ts' }, outdir, 'library'),
    inChunks(
      { 'scan/worker': 'src/scan/threads/worker.ts', 'web/worker': 'src/web/answer/worker.ts' },
      outdir,
      'threads',
    ),
    inOneFile(
      { ...Object.fromEntries(ON_DEMAND.map((name) => [name, name])), ...OWN_ON_DEMAND },
      `${outdir}/on-demand`,
    ),
  ]);
  await writeFile(`${outdir}/package.json`, `${JSON.stringify({ type: 'commonjs' })}\n`);
  return bundled;
}

type EntryPoints = Readonly<Record<string, string>>;

async function inOneFile(entryPoints: EntryPoints, outdir: string): Promise<Metafile> {
  const where = { entryPoints, outdir, format: 'cjs', write: false } as const;
  const { outputFiles, metafile } = await build({ ...BUNDLE, ...where, plugins: [withoutLog] });
  for (const { path, text } of outputFiles) await write(path, text);
  return metafile;
}

/**
 * What is imported later stands in files of its own, so that `--help` loads no mail parser. esbuild splits ES modules
 * only, and Node starts them much slower than CommonJS: so they are split first and translated then.
 */
async function inChunks(entryPoints: EntryPoints, outdir: string, chunks: string): Promise<Metafile> {
  const where = { entryPoints, outdir, splitting: true, format: 'esm', write: false } as const;
  const plain = await build({ ...BUNDLE, ...where, plugins: [withoutLinks, loadOnDemand] });
  const layers = layersOf(plain.metafile, Object.values(entryPoints));
  const { outputFiles, metafile } = await build({
    ...BUNDLE,
    ...where,
    chunkNames: `${chunks}/[name]-[hash]`,
    plugins: [withoutLinks, loadOnDemand, onOnePile(layers)],
  });
  const roots = Object.keys(entryPoints).map((name) => resolve(outdir, `${name}.js`));
  for (const { path, text } of outputFiles)
    await write(path, await toCommonJs(roots.includes(path) ? text : withPlainExports(text), SHARED));
  return metafile;
}

/** esbuild leaves other characters in regular expressions as they are, and one of them doubles a file for V8. */
async function write(path: string, code: string): Promise<void> {
  const ascii = code.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, ascii);
}

/** The folders of the npm packages that went in. */
export const packagesIn = (bundled: readonly Metafile[]): readonly string[] =>
  [...new Set(bundled.flatMap(packageFolders))].sort();

const packageFolders = ({ inputs }: Metafile): readonly string[] =>
  Object.keys(inputs).flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []);
