import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Packages that many a run never calls, though those that do import them before anything else: mailparser can also
 * write HTML, and most output has no colour. Each goes into a file of its own, which the first call loads; at a start
 * they would take most of it.
 */
export const ON_DEMAND = [
  'asn1js',
  'chalk',
  'cli-progress',
  'csv-parse/sync',
  'csv-stringify/sync',
  'encoding-japanese',
  'fastest-levenshtein',
  'he',
  'html-to-text',
  'iconv-lite',
  'imapflow',
  'libbase64',
  'libmime/lib/mimetypes',
  'punycode.js',
  'workerpool',
] as const;
/** Files of ours that hardly a returned mail asks for; what is Japanese in them takes six characters for one. */
export const OWN_ON_DEMAND: Readonly<Record<string, string>> = {
  'kind-text': 'src/output/advice/kind-text.ts',
  'named-things': 'src/output/advice/named-things.ts',
  'size-limit': 'src/output/advice/size-limit.ts',
};
/** Node's own; `node:net` brings all of its streams, and hardly more than `isIP` is asked of it. */
const BUILT_IN = ['node:child_process', 'node:net', 'node:os', 'node:timers/promises', 'node:zlib'];

const require = createRequire(`${process.cwd()}/package.json`);

/** mailparser makes a linkifier before anything else, which takes long; it looks for links only where it is asked to. */
const NO_LINKS = 'const none = { tlds: () => none, add: () => none, set: () => none }; module.exports = () => none;';

/** imapflow brings a logger, though it is told to log nothing. */
const NO_LOG =
  "const log = {}; for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'child']) log[level] = () => log; module.exports = () => log;";

/** Leaves the logger out of the packages that are loaded on demand. */
export const withoutLog: Plugin = {
  name: 'without-log',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^pino$/ }, ({ path }) => ({ path, namespace: 'no-log' }));
    onLoad({ filter: /./, namespace: 'no-log' }, () => ({ contents: NO_LOG }));
  },
};

/** For who writes mails, wants one as a whole and not its parts, or its fields and texts as mailparser reads them. */
const UNCALLED =
  /\/(?:simple-parser|message-joiner|node-rewriter|node-streamer|addressparser|stream-hash|flowed-decoder)(?:\.js)?$/;

/** Leaves out of mailparser, and of what it is built on, the linkifier and what nobody here calls. */
export const withoutLinks: Plugin = {
  name: 'without-links',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: UNCALLED }, ({ path, importer }) =>
      /\/(?:mailparser|mailsplit)\//.test(importer) ? { path, namespace: 'uncalled' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'uncalled' }, () => ({ contents: 'module.exports = null;' }));
    onResolve({ filter: /^(?:linkify-it|tlds)$/ }, ({ path, importer }) =>
      importer.includes('/mailparser/') ? { path, namespace: 'no-links' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'no-links' }, () => ({ contents: NO_LINKS }));
  },
};

/** Puts functions that load a package in the place of those that it exports. */
export const loadOnDemand: Plugin = {
  name: 'load-on-demand',
  setup({ onResolve, onLoad }) {
    const namespace = 'on-demand';
    const filter = new RegExp(`^(?:${[...ON_DEMAND, ...BUILT_IN].join('|')})$`);
    // What a stand-in loads is the package itself.
    onResolve({ filter: /./, namespace }, () => ({ external: true }));
    onResolve({ filter }, ({ path }) => ({ path, namespace }));
    onResolve({ filter: /^\.\/mimetypes$/ }, ({ importer }) =>
      importer.includes('/libmime/') ? { path: 'libmime/lib/mimetypes', namespace } : undefined,
    );
    onLoad({ filter, namespace }, ({ path }) => ({ contents: standIn(path) }));
    const own = Object.keys(OWN_ON_DEMAND).join('|');
    onResolve({ filter: new RegExp(`/(?:${own})\\.ts$`) }, ({ path }) => ({ path: basename(path, '.ts'), namespace }));
    onLoad({ filter: new RegExp(`^(?:${own})$`), namespace }, async ({ path }) => ({
      contents: await ownStandIn(path),
    }));
  },
};

function standIn(name: string): string {
  const exported = Object.entries<unknown>(require(name)).map(([key, value]) =>
    typeof value === 'function'
      ? `${key}: function (...args) { return new.target ? new (load().${key})(...args) : load().${key}(...args); }`
      : getter(key),
  );
  return loading(BUILT_IN.includes(name) ? name : inFolder(name), exported);
}

async function ownStandIn(name: string): Promise<string> {
  const source = await readFile(OWN_ON_DEMAND[name] as string, 'utf8');
  const keys = [...source.matchAll(/^export (?:const|function) (\w+)/gm)].map((match) => match[1] as string);
  return loading(inFolder(name), keys.map(getter));
}

/** Seen from the folders of dist/ that the bundles lie in. */
const inFolder = (name: string): string => `../on-demand/${name}.js`;
const getter = (key: string): string => `get ${key}() { return load().${key}; }`;

function loading(file: string, exported: readonly string[]): string {
  return `let loaded; const load = () => loaded ??= require('${file}'); module.exports = {\n${exported.join(',\n')}\n};`;
}
