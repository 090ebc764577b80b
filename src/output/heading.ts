import type { Finding } from './finding.ts';
import type { Place } from './format.ts';
import { visible } from './visible.ts';

/** How a message is counted: as a mail, or as a line of a log. */
export type Counter = '通目' | '行目';

/** Which of several messages and of several recipients a finding is about; empty where there is but one. */
export function headingOf({ record }: Finding, i: number, of: number, { alone }: Place, counter: Counter): string {
  const source = record.source === '-' ? '' : visible(record.source, 200);
  const where = alone ? '' : `${source} ${record.messageNumber}${counter}`;
  return `${where} ${of > 1 ? `(${i + 1}/${of})` : ''}`.trim();
}
