import { Script } from 'node:vm';
import { type TransformOptions, transform } from 'esbuild';
import { parseSync, type Span } from 'oxc-parser';

/** What esbuild split, as CommonJS, which Node starts much faster than ES modules. */
export async function toCommonJs(module: string, options: TransformOptions): Promise<string> {
  const { code } = await transform(module, {
    ...options,
    format: 'cjs',
    supported: { ...options.supported, 'dynamic-import': false },
  });
  return withCommonShapes(code);
}

/**
 * esbuild puts getters before each name that files take from one another: at a start they cost 10 µs a name, and a scan
 * goes through them at every line. Nothing that is exported changes later, and no two files import each other early, so
 * a plain object at the end will do. Entry points keep the getters, as Node reads the names of a library from them.
 */
export function withPlainExports(module: string): string {
  const last = parseSync('chunk.mjs', module).program.body.at(-1);
  if (last?.type !== 'ExportNamedDeclaration') return module;
  const textOf = ({ start, end }: Span): string => module.slice(start, end);
  const names = last.specifiers.map(({ exported, local }) => `${textOf(exported)}:${textOf(local)}`);
  return `${module.slice(0, last.start)}module.exports={${names.join(',')}};\n`;
}

/**
 * V8 11 (Node 20) gives each object that begins as a copy, and goes on with something else, a shape of its own: making
 * it takes ten times as long, and whoever reads it has never seen such an object before. Where nothing is copied first,
 * it does not. No pattern begins so that takes an object apart, and one that did would end the build.
 */
function withCommonShapes(code: string): string {
  const common = code.replaceAll('{...', '{...null,...');
  new Script(common);
  return common;
}
