import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const TSC = 'node_modules/typescript/bin/tsc';

/** Emits the declarations of the library's public face into `<outdir>/types`, and no file that it does not name. */
export function emitTypes(outdir: string): void {
  const types = join(outdir, 'types');
  const options = ['-p', 'src/build/tsconfig.types.json', '--outDir', types];
  execFileSync(process.execPath, [TSC, ...options], { stdio: 'inherit' });
  const named = reachable(join(types, 'index.d.ts'));
  for (const entry of readdirSync(types, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !named.has(file)) rmSync(file);
  }
}

/** `from "./x.ts"` and `import("./x.ts")`. */
const NAMES = /(?:from |import\()["'](\.[^"']+)\.(?:ts|js)["']/g;

function reachable(file: string, found: Set<string> = new Set()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(NAMES))
    reachable(join(dirname(file), `${name}.d.ts`), found);
  return found;
}
