import type { Source } from '../../rules/files/types.ts';

/** Where something is written; empty where it was only seen. */
export function sourceName(source: Source): string {
  if (source === 'observed') return '';
  if ('rfc' in source) return `RFC ${source.rfc}`;
  return source.checked === undefined ? source.url : `${source.url}(${source.checked} に確認)`;
}
