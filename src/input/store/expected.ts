import type { SourceOptions } from './source.ts';

/** What a name promises of its file. */
export function expectedByName(source: string): SourceOptions['expected'] {
  if (/\.(?:mbox|mbx)(?:\.gz)?$/i.test(source)) return 'mbox';
  return /\.eml(?:\.gz)?$/i.test(source) ? 'mail' : null;
}
