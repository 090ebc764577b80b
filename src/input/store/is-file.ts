import { statSync } from 'node:fs';

/** Whether a regular file has this name; what cannot be a name at all (too long, a circle of links, a NUL) has none. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
