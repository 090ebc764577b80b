import { once } from '../../once.ts';
import type { LineOptions } from './line-options.ts';

/**
 * `--columns` is `--fields`. Results that are added to a file are lines, and lines for programs where nothing else is
 * said.
 */
export function withFormat<T extends LineOptions>({ columns, ...options }: T): T {
  const named = { ...options, ...(columns !== undefined && { fields: columns }) } as unknown as T;
  return named.append !== undefined && named.format === undefined ? { ...named, format: 'ndjson' } : named;
}

/** Hardly any run chooses among fields, and whoever knows them all has the formats that have them. */
const forLines = once(() => import('./line-options.ts'));

/** What is wrong with `--fields`, `--headings` and `--append` beside the other flags, in Japanese. */
export const misuse = async (options: LineOptions): Promise<string | null> =>
  (options.fields ?? options.append ?? options.headings) === undefined ? null : (await forLines()).unfitLines(options);
