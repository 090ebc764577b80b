import type { BounceRecord } from '../../model.ts';
import { type CardRow, row } from './row.ts';

/** What to look at in this very address; a suggestion that several hints share is shown once. */
export function hintRows({ hints }: Pick<BounceRecord, 'hints'>): readonly CardRow[] {
  const lines = hints.flatMap(({ text, suggestion }, i) => {
    const isLast = suggestion !== null && suggestion !== hints[i + 1]?.suggestion;
    return isLast ? [text, `→ ${suggestion}`] : [text];
  });
  return row('宛先の確認', lines);
}
