import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TableProblem } from '../../rules/files/yaml.ts';
import { visible } from '../../visible.ts';

/** The folder that the file names of problems are relative to; a single file stands in its own. */
export function toFolder(given: string): string {
  const folder = statSync(given).isFile() ? dirname(given) : given;
  return folder === '.' ? '' : `${folder.replaceAll('\\', '/').replace(/\/$/, '')}/`;
}

/** `file:line:col message`, as editors and CI understand it. */
export const problemLine = ({ file, line, column, level, message }: TableProblem, folder: string): string =>
  `${visible(folder + file)}:${line}:${column} ${level === 'warning' ? '注意: ' : ''}${visible(message, 1000)}`;
