import { explainLines } from '../../output/card/explain.ts';
import { visible } from '../../visible.ts';
import type { Failing, Outcome } from '../fixtures/check.ts';
import { type Report, tallyLine } from './report.ts';

/** A block per fixture that failed; passing is quiet. */
export const textReport = (): Report => ({
  fixture: ({ file, failings }) =>
    failings.length === 0 ? '' : `${visible(file)}\n${blocks(failings).join('\n')}\n\n`,
  end: (tally) => `${tallyLine(tally)}\n`,
});

/** Fields of one record share the story of how it came about. */
function blocks(failings: Outcome['failings']): readonly string[] {
  return failings.flatMap((failing, i) => {
    const next = failings[i + 1];
    const last = next === undefined || next.mismatch?.record !== failing.mismatch?.record;
    return [headLine(failing), ...(last ? reasonLines(failing).map((line) => `    ${line}`) : [])];
  });
}

function headLine({ file, line, mismatch, message }: Failing): string {
  const recipient = mismatch?.field && mismatch.recipient !== null ? `${visible(mismatch.recipient, 80)} の ` : '';
  return `  ${visible(file)}:${line} ${recipient}${visible(message, 600)}`;
}

/** The rule that won and why; empty where there is no record. */
export function reasonLines({ mismatch, explain }: Failing): readonly string[] {
  const record = mismatch?.record;
  if (!record) return [];
  const { rule, matched } = record;
  const winner = rule === null ? 'なし' : `${rule}${matched === null ? '' : `(見た語句: ${visible(matched, 80)})`}`;
  return [`勝った規則: ${winner}`, ...explainLines(explain ?? undefined)];
}
