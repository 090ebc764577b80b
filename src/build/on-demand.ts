import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

/**
 * Packages that hardly any run calls, though mailparser and commander load them before anything else. Each goes into
 * a file of its own, which the first call of one of its functions loads: half of what a start would take.
 */
export const ON_DEMAND = ['encoding-japanese', 'he', 'html-to-text', 'iconv-lite'] as const;
const BUILT_IN = ['node:child_process'];

const require = createRequire(`${process.cwd()}/package.json`);

/** Puts functions that load a package in the place of those that it exports. */
export const loadOnDemand: Plugin = {
  name: 'load-on-demand',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(?:${[...ON_DEMAND, ...BUILT_IN].join('|')})$`);
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'on-demand' }));
    onResolve({ filter: /^#on-demand\//, namespace: 'on-demand' }, () => ({ external: true }));
    onLoad({ filter, namespace: 'on-demand' }, ({ path }) => ({ contents: standIn(path) }));
  },
};

function standIn(name: string): string {
  const functions = Object.entries(require(name)).flatMap(([key, value]) => (typeof value === 'function' ? [key] : []));
  const file = BUILT_IN.includes(name) ? name : `#on-demand/${name}`;
  return [
    `let loaded; const load = () => loaded ??= require('${file}');`,
    ...functions.map((key) => `exports.${key} = (...args) => load().${key}(...args);`),
  ].join('\n');
}
