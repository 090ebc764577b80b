import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type Module from 'node:module';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';

/** `node:module` as far as we use it; Node 20 has no `enableCompileCache`. */
interface Loader {
  readonly enableCompileCache?: (folder: string) => void;
  readonly wrap: (code: string) => string;
  /** `require.extensions`: what loads a file. */
  readonly _extensions: Record<'.js', (module: Module, file: string) => void>;
}

/**
 * Keeps compiled code of our files for the next run, below `folder`: half of what a short run does is compiling.
 * Only what a run used was compiled, so each `kind` of run keeps its own.
 * Node 22 and later do it themselves (https://nodejs.org/api/module.html#moduleenablecompilecachecachedir).
 * A folder that cannot be written, or code that is no longer what was written, only costs that time.
 */
export function keepCompiledCode(folder: string, kind: string, isOurs: (file: string) => boolean): void {
  const loader = process.getBuiltinModule('node:module') as unknown as Loader;
  if (loader.enableCompileCache) {
    loader.enableCompileCache(folder);
    return;
  }
  const cache = join(folder, `${process.version}-${process.arch}`, kind);
  const compiled: Compiled[] = [];
  const load = loader._extensions['.js'];
  loader._extensions['.js'] = (module, file) => {
    if (!isOurs(file)) return load(module, file);
    const [path, code] = [join(cache, basename(file)), readFileSync(file)];
    const cachedData = readKept(path, code);
    const script = new Script(loader.wrap(code.toString()), { filename: file, ...(cachedData && { cachedData }) });
    if (cachedData === null || script.cachedDataRejected) compiled.push({ path, code, script });
    const require = (id: string): unknown => module.require(id);
    script.runInThisContext().call(module.exports, module.exports, require, module, file, module.path);
  };
  // Now rather than before: what was compiled while it ran is kept, too.
  process.on('exit', () => keep(compiled, cache));
}

interface Compiled {
  readonly path: string;
  readonly code: Buffer;
  readonly script: Script;
}

/**
 * V8 looks at the length of the code alone, and runs what it is given: with one bit turned it may never come to an
 * end. So the code stands in front, and all else twice: that is compared sooner than a library of digests is loaded.
 */
function readKept(path: string, code: Buffer): Buffer | null {
  try {
    const kept = readFileSync(path);
    const middle = (kept.length + code.length) / 2;
    const [data, again] = [kept.subarray(code.length, middle), kept.subarray(middle)];
    return kept.subarray(0, code.length).equals(code) && data.equals(again) ? data : null;
  } catch {
    return null;
  }
}

function keep(compiled: readonly Compiled[], folder: string): void {
  try {
    if (compiled.length > 0) mkdirSync(folder, { recursive: true });
    for (const { path, code, script } of compiled) {
      const data = script.createCachedData();
      writeFileSync(`${path}.${process.pid}`, Buffer.concat([code, data, data]));
      renameSync(`${path}.${process.pid}`, path);
    }
  } catch {
    // The next run compiles again.
  }
}
