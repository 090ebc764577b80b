import type { Finding } from './finding.ts';
import { codesOf } from './reply.ts';
import { stageOf } from './stage.ts';
import { hostIn } from './words.ts';

function hasCode(words: string | null): boolean {
  return words !== null && (codesOf(words).replyCode !== null || codesOf(words).status !== null);
}

/** The report's words, unless they are empty or say less than the text does. */
function pickWords(report: string | null, prose: string | null): string | null {
  if (report === null) return prose;
  return !hasCode(report) && hasCode(prose) ? prose : report;
}

/** Joins two witnesses of one recipient; the first is the better one. */
export function mergeFindings(report: Finding, prose: Finding): Finding {
  const beside = prose.words ?? '';
  return {
    recipient: report.recipient ?? prose.recipient,
    originalRecipient: report.originalRecipient ?? prose.originalRecipient,
    action: report.action ?? prose.action,
    status: report.status ?? prose.status,
    replyCode: report.replyCode ?? prose.replyCode,
    command: report.command ?? prose.command ?? stageOf(beside),
    words: pickWords(report.words, prose.words),
    remoteMta: report.remoteMta ?? prose.remoteMta ?? hostIn(beside),
  };
}
