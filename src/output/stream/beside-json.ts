import type { Beside } from '../../tally/beside.ts';
import { compare, type Earlier } from '../../tally/comparison.ts';
import type { Summary } from '../../tally/summary.ts';

/** What a summary is held against, for programs: nothing where nobody asked. */
export function besideJson(summary: Summary, { judge, sent = null, earlier = null }: Beside): object {
  return {
    ...(sent !== null && { rate: rateOf(summary, sent) }),
    ...(judge && earlier && { comparison: comparisonOf(earlier, compare(summary, judge, earlier)) }),
  };
}

/** Shares of 1, as whoever reads them rounds for himself. */
const rateOf = ({ kinds, addresses }: Summary, sent: number) => ({
  sent,
  bounce: (kinds.bounce ?? 0) / sent,
  remove: addresses && addresses.remove / sent,
  complaint: addresses && addresses.complaint / sent,
});

const comparisonOf = (
  { name, period, summary: { records } }: Earlier,
  { changes, stillOnList, reasons }: ReturnType<typeof compare>,
) => ({
  earlier: { name, period, records },
  changes,
  stillOnList: stillOnList.map(({ recipient }) => recipient),
  reasons,
});
