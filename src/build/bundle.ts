import { build } from 'esbuild';

// Bundled CommonJS packages call require(); an ES module has none unless it makes one.
const REQUIRE =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/**
 * Bundles the command and the library with all they import, split so that `--help` loads no mail parser.
 * Returns the folders of the npm packages that went into it.
 */
export async function bundle(outdir: string): Promise<readonly string[]> {
  const result = await build({
    entryPoints: { cli: 'src/cli/bin.ts', index: 'src/index.ts', worker: 'src/scan/worker.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: REQUIRE },
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'none',
    // A library that notes its troubles with a file would mix them with our results.
    pure: ['console.debug'],
    metafile: true,
    logLevel: 'warning',
  });
  const folders = Object.keys(result.metafile.inputs).flatMap(
    (input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? [],
  );
  return [...new Set(folders)].sort();
}
