import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { loadOnDemand, ON_DEMAND, withoutLinks, withoutLog } from '../../src/build/on-demand.ts';

const require = createRequire(import.meta.url);
const bundles = ['command', 'library', 'scan', 'threads', 'web']
  .flatMap((folder) => readdirSync(`dist/${folder}`).map((file) => `dist/${folder}/${file}`))
  .filter((file) => file.endsWith('.js'))
  .map((file) => readFileSync(file, 'utf8'));

describe('a package that is loaded by the first call', () => {
  test.each(ON_DEMAND)('%s is still asked for by what is bundled', (name) => {
    expect(bundles.some((code) => code.includes(`../on-demand/${name}.js`))).toBe(true);
  });

  test.each(ON_DEMAND)('%s exports what its stand-in hands on', (name) => {
    const [own, built] = [require(name), require(`../../dist/on-demand/${name}.js`)];
    // A stand-in has properties: what is called by itself would not be there.
    expect(typeof own).toBe('object');
    // Node marks an ES module that is required.
    const kinds = (of: Readonly<Record<string, unknown>>): readonly string[] =>
      Object.keys(of)
        .filter((key) => key !== '__esModule')
        .map((key) => `${key}: ${typeof of[key]}`)
        .sort();
    expect(Object.keys(own).length).toBeGreaterThan(0);
    expect(kinds(built)).toEqual(kinds(own));
  });
});

/** What goes into a bundle of one package, and the bundle. */
async function bundled(name: string, plugins: Plugin[]): Promise<{ readonly inputs: string; readonly code: string }> {
  const options = {
    stdin: { contents: `module.exports = require('${name}');`, resolveDir: process.cwd() },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    metafile: true,
    write: false,
    logLevel: 'error',
    plugins,
  } as const satisfies BuildOptions;
  const { metafile, outputFiles } = await build(options);
  return { inputs: Object.keys(metafile.inputs).join('\n'), code: outputFiles[0]?.text ?? '' };
}

describe('a package that is left out', () => {
  test('is what mailparser makes before anything else', async () => {
    const { inputs, code } = await bundled('mailparser', [withoutLinks, loadOnDemand]);
    for (const name of ['no-links:linkify-it', 'no-links:tlds', 'on-demand:libmime/lib/mimetypes', 'on-demand:he'])
      expect(inputs.split('\n')).toContain(name);
    expect(inputs).not.toMatch(/node_modules\/(?:linkify-it|tlds|he|html-to-text|iconv-lite)\//);
    expect(inputs).not.toMatch(/\/lib\/(?:simple-parser|message-joiner|node-rewriter|node-streamer)\.js/);
    const made: { exports: { readonly MailParser?: new () => object } } = { exports: {} };
    new Function('module', 'exports', 'require', code)(made, made.exports, require);
    expect(new (made.exports.MailParser as new () => object)()).toHaveProperty('write');
  });

  test('is the logger of imapflow', async () => {
    const { inputs } = await bundled('imapflow', [withoutLog]);
    expect(inputs.split('\n')).toContain('no-log:pino');
    expect(inputs).not.toContain('node_modules/pino/');
  });
});
