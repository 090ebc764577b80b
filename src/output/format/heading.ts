import { visible } from '../../visible.ts';
import type { Finding } from '../record/finding.ts';
import type { Place } from './format.ts';

/** How a message is counted: as a mail, or as a line of a log. */
export type Counter = '通目' | '行目';

/** Which of several messages a finding is about; empty where there is but one. */
export function headingOf({ record }: Finding, { alone }: Place, counter: Counter): string {
  if (alone) return '';
  const source = record.source === '-' ? '' : visible(record.source, 200);
  return `${source} ${record.messageNumber}${counter}`.trim();
}
