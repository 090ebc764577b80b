import type { Summary } from '../../tally/summary.ts';
import { EXIT } from '../io/io.ts';
import type { Troubles } from './inputs.ts';

const NOTICES = ['bounce', 'delay', 'success', 'feedback', 'vacation'] as const;

export const hasNotice = ({ kinds }: Summary): boolean => NOTICES.some((kind) => (kinds[kind] ?? 0) > 0);

/** Exit code of the default command and `explain`: did we find a notice, and did a rule name every one. */
export const verdictOnCards = (summary: Summary): number =>
  hasNotice(summary) && summary.unnamed === 0 ? EXIT.ok : EXIT.finding;

/** Exit code of `scan`: in a batch some notice is always unknown, but nothing may have been lost. */
export const verdictOnScan = (summary: Summary): number =>
  hasNotice(summary) && !summary.kinds.unreadable && summary.truncated === 0 ? EXIT.ok : EXIT.finding;

/** The exit code with what went wrong on the way: what could not be opened counts for more than what was cut. */
export function withTroubles(code: number, { problems, cutInputs }: Pick<Troubles, 'problems' | 'cutInputs'>): number {
  if (problems > 0) return EXIT.usage;
  return cutInputs > 0 ? Math.max(code, EXIT.finding) : code;
}
