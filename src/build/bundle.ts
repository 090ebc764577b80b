import { type BuildOptions, build, type Metafile } from 'esbuild';
import { loadOnDemand, ON_DEMAND } from './on-demand.ts';

// Bundled CommonJS packages call require(); an ES module has none unless it makes one.
const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

const SHARED = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  // A library that notes its troubles with a file would mix them with our results.
  pure: ['console.debug'],
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * Bundles the command and the library with all they import, split so that `--help` loads no mail parser.
 * Returns the folders of the npm packages that went into it.
 */
export async function bundle(outdir: string): Promise<readonly string[]> {
  const main = await build({
    ...SHARED,
    entryPoints: { cli: 'src/cli/bin.ts', index: 'src/index.ts', worker: 'src/scan/worker.ts' },
    outdir,
    splitting: true,
    format: 'esm',
    banner: { js: REQUIRE },
    chunkNames: 'chunks/[name]-[hash]',
    plugins: [loadOnDemand],
  });
  const onDemand = await build({
    ...SHARED,
    entryPoints: [...ON_DEMAND],
    outdir: `${outdir}/on-demand`,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
  });
  return [...new Set([main, onDemand].flatMap(({ metafile }) => packageFolders(metafile)))].sort();
}

const packageFolders = ({ inputs }: Metafile): readonly string[] =>
  Object.keys(inputs).flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []);
