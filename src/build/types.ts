import { execFileSync } from 'node:child_process';

const TSC = 'node_modules/typescript/bin/tsc';

/** Emits the declarations of the library's public face into `<outdir>/types`. */
export function emitTypes(outdir: string): void {
  const options = ['-p', 'src/build/tsconfig.types.json', '--outDir', `${outdir}/types`];
  execFileSync(process.execPath, [TSC, ...options], { stdio: 'inherit' });
}
