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
 * Node 22 and later do it themselves (https://nodejs.org/api/module.html#moduleenablecompilecachecachedir).
 * A folder that cannot be written, or code that is no longer what was written, only costs that time.
 */
export function keepCompiledCode(folder: string, isOurs: (file: string) => boolean): void {
  const loader = process.getBuiltinModule('node:module') as unknown as Loader;
  if (loader.enableCompileCache) {
    loader.enableCompileCache(folder);
    return;
  }
  const cache = join(folder, `${process.version}-${process.arch}`);
  const compiled = new Map<string, Script>();
  const load = loader._extensions['.js'];
  loader._extensions['.js'] = (module, file) => {
    if (!isOurs(file)) return load(module, file);
    const kept = join(cache, basename(file));
    const cachedData = readKept(kept);
    const code = loader.wrap(readFileSync(file, 'utf8'));
    const script = new Script(code, { filename: file, ...(cachedData && { cachedData }) });
    if (cachedData === null || script.cachedDataRejected) compiled.set(kept, script);
    const require = (id: string): unknown => module.require(id);
    script.runInThisContext().call(module.exports, module.exports, require, module, file, module.path);
  };
  // Now rather than before: what was compiled while it ran is kept, too.
  process.on('exit', () => keep(compiled, cache));
}

/**
 * V8 takes what it is given: with one bit turned it may never come to an end. So all is written twice, as two halves
 * are compared sooner than a library of digests is loaded.
 */
function readKept(path: string): Buffer | null {
  try {
    const kept = readFileSync(path);
    const [data, again] = [kept.subarray(0, kept.length / 2), kept.subarray(kept.length / 2)];
    return data.equals(again) ? data : null;
  } catch {
    return null;
  }
}

function keep(compiled: ReadonlyMap<string, Script>, folder: string): void {
  try {
    if (compiled.size > 0) mkdirSync(folder, { recursive: true });
    for (const [path, script] of compiled) {
      const data = script.createCachedData();
      writeFileSync(`${path}.${process.pid}`, Buffer.concat([data, data]));
      renameSync(`${path}.${process.pid}`, path);
    }
  } catch {
    // The next run compiles again.
  }
}
