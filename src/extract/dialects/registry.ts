import type { Reading } from '../finding/reading.ts';
import type { Context } from '../original/context.ts';
import { amazonSns } from './amazon-sns.ts';
import type { Dialect } from './dialect.ts';
import { fml } from './fml.ts';
import { listServer } from './list-server.ts';
import { opensmtpd } from './opensmtpd.ts';

export const DIALECTS: readonly Dialect[] = [amazonSns, fml, listServer, opensmtpd];

function byRank(a: Dialect, b: Dialect): number {
  return b.specificity - a.specificity || (a.name < b.name ? -1 : 1);
}

/** Reads a mail by the dialect that knows it best; the order of the list decides nothing. */
export function readDialect(
  context: Context,
  general: () => Reading | null,
  dialects: readonly Dialect[] = DIALECTS,
): Reading | null {
  const [best] = dialects.filter((dialect) => dialect.recognises(context)).sort(byRank);
  return best ? best.read(context, general) : null;
}
