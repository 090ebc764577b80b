import { execFileSync } from 'node:child_process';

/** Emits the declarations of the library's public face into dist/types. */
export function emitTypes(): void {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'src/build/tsconfig.types.json'], {
    stdio: 'inherit',
  });
}
