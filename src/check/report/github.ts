import { visible } from '../../visible.ts';
import type { Failing } from '../fixtures/check.ts';
import { type Report, tallyLine } from './report.ts';
import { reasonLines } from './text.ts';

/** Workflow commands of GitHub Actions: each mismatch is shown at its line of the expectation. */
export const githubReport = (): Report => ({
  fixture: ({ failings }) => failings.map((failing) => `${annotation(failing)}\n`).join(''),
  end: (tally) => `${tallyLine(tally)}\n`,
});

function annotation(failing: Failing): string {
  const { file, line, mismatch, message } = failing;
  const title = mismatch?.field ? `${mismatch.field} が違います` : '期待どおりではありません';
  const lines = [message, ...reasonLines(failing)].map((text) => visible(text, 600));
  return `::error file=${property(file)},line=${line},title=${property(title)}::${data(lines.join('\n'))}`;
}

// A mail can say "::set-env" or "%0A::error": what it says must stay inside one command.
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
