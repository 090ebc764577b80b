import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RuleSource } from './load.ts';

const YAML_FILE = /\.ya?ml$/;

/** Reads all YAML files below a folder (or just the one that is named), in the byte order of their paths. */
export function readRuleFolder(folder: string): readonly RuleSource[] {
  if (statSync(folder).isFile()) return [{ file: basename(folder), content: readFileSync(folder, 'utf8') }];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => YAML_FILE.test(path))
    .sort()
    .map((file) => ({ file, content: readFileSync(join(folder, file), 'utf8') }));
}
