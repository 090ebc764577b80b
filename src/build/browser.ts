import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { doctorPage } from '../browser/file/document.ts';
import { packTable, type WholeTable } from '../browser/file/packed-table.ts';
import { withoutLinks } from './on-demand.ts';

const BUNDLE = {
  bundle: true,
  platform: 'browser',
  format: 'iife',
  // Browsers of 2023: the first in which all of them inflate what the page carries.
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  write: false,
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

export interface BuiltPage {
  readonly html: string;
  /** Of what went in. */
  readonly metafiles: readonly Metafile[];
}

/** The doctor for browsers, with a table. */
export async function buildPage(table: WholeTable): Promise<BuiltPage> {
  const globals = resolve('src/browser/node/globals.ts');
  const [screen, worker] = await Promise.all([
    build({ ...BUNDLE, entryPoints: ['src/browser/screen/main.ts'] }),
    build({
      ...BUNDLE,
      entryPoints: ['src/browser/worker/worker.ts'],
      inject: [globals],
      plugins: [withoutLinks, inBrowser],
    }),
  ]);
  const code = ({ outputFiles: [file] }: typeof screen) => (file?.text ?? '').trim();
  return {
    html: doctorPage({ screen: code(screen), worker: code(worker), table: packTable(table) }),
    metafiles: [screen.metafile, worker.metafile],
  };
}

const require = createRequire(`${process.cwd()}/package.json`);
const own = (name: string): string => resolve(`src/browser/${name}.ts`);
const installed = (name: string): string => require.resolve(name);
const nothing = own('node/nothing');

/** What stands in a browser for what Node has. */
const IN_PLACE_OF: Readonly<Record<string, string>> = {
  buffer: own('node/buffer'),
  crypto: own('node/crypto'),
  events: installed('events/'),
  net: own('node/net'),
  path: installed('path-browserify'),
  stream: installed('readable-stream'),
  string_decoder: installed('string_decoder/'),
  'timers/promises': own('node/timers-promises'),
  util: own('node/util'),
  // mailparser requires it and we import it, which would be two copies of it and of all that it is built on.
  'html-to-text': installed('html-to-text'),
  // Tables of charsets, which every browser has, and of names for HTML that nobody writes here.
  'iconv-lite': own('node/iconv-lite'),
  'encoding-japanese': nothing,
  he: nothing,
  'dom-serializer': own('node/dom-serializer'),
};
const OWN_FILES: Readonly<Record<string, string>> = {
  'rules/table/built-in.ts': own('worker/built-in'),
  'input/bytes/gzip.ts': own('node/gunzip'),
};

/** Types that a file's ending tells, of those that a notice may stand in: a picture is none, whatever its type. */
const typesOfWords = ({ extensions }: { readonly extensions: Readonly<Record<string, string | readonly string[]>> }) =>
  JSON.stringify({
    list: {},
    extensions: Object.fromEntries(
      Object.entries(extensions).filter(([, types]) => /\b(?:text|message)\/|pkcs7|pgp|tnef/.test(String(types))),
    ),
  });

const inBrowser: Plugin = {
  name: 'in-browser',
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /\/libmime\/lib\/mimetypes\.js$/ }, ({ path }) => ({
      contents: typesOfWords(require(path)),
      loader: 'json',
    }));
    onResolve({ filter: new RegExp(`^(?:node:)?(?:${Object.keys(IN_PLACE_OF).join('|')})$`) }, ({ path }) => ({
      path: IN_PLACE_OF[path.replace('node:', '')] as string,
    }));
    // What it would say of a wrong value, in fifty languages.
    onResolve({ filter: /\/locales\/index\.js$/ }, ({ importer }) =>
      importer.includes('/zod/') ? { path: nothing } : undefined,
    );
    onResolve({ filter: /\/(?:built-in|gzip)\.ts$/ }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path);
      const found = Object.entries(OWN_FILES).find(([end]) => file === resolve('src', end));
      return found && { path: found[1] };
    });
  },
};
