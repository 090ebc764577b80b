import { isAbsolute } from 'node:path';
import type { Io } from '../io/io.ts';
import { privateFolder } from './private-folder.ts';

/** `module.enableCompileCache`. */
export type EnableCache = (folder: string) => unknown;

/**
 * Has Node keep the compiled code of our files for the next run: half of what a short run does is compiling. What lies
 * there is run unread, so it is kept only where nobody else can put anything.
 */
export function keepCompiledCode(env: Io['env'], enable: EnableCache | undefined): void {
  const caches = enable && !env.NODE_DISABLE_COMPILE_CACHE && cachesOf(env);
  const folder = caches && privateFolder(caches, 'bounce-doctor');
  if (folder) enable(folder);
}

/** XDG Base Directory Specification: a relative path counts for nothing. */
const cachesOf = ({ XDG_CACHE_HOME = '', HOME = '' }: Io['env']): string | undefined =>
  [XDG_CACHE_HOME, HOME && `${HOME}/.cache`].find(isAbsolute);
