import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readTextFile } from '../../text-file.ts';
import type { RuleSource } from './load.ts';

const YAML_FILE = /\.ya?ml$/;

/** Reads all YAML files below a folder (or just the one that is named), in the byte order of their paths. */
export function readRuleFolder(folder: string): readonly RuleSource[] {
  if (statSync(folder).isFile()) return [sourceOf(dirname(folder), basename(folder))];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => YAML_FILE.test(path))
    .sort()
    .map((file) => sourceOf(folder, file));
}

function sourceOf(folder: string, file: string): RuleSource {
  const read = readTextFile(join(folder, file));
  return 'text' in read ? { file, content: read.text } : { file, content: '', unreadable: read.why };
}
