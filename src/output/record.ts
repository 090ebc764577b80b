import type { BounceRecord, Diagnosis, Reason, Remedy } from '../model.ts';
import type { Advice } from '../rules/types.ts';
import { fillIn, type PlaceholderValues } from './placeholders.ts';

/** The public record of one diagnosis, in the contract's order of fields. */
export function toRecord(
  diagnosis: Diagnosis,
  advice: Advice,
  values: PlaceholderValues,
  titleOf: (reason: Reason) => string,
): BounceRecord {
  const { failure, notice, reason } = diagnosis;
  const fill = (text: string) => fillIn(text, values);
  return {
    schema: 1,
    source: diagnosis.source,
    messageNumber: diagnosis.messageNumber,
    kind: failure.kind,
    recipient: failure.recipient,
    originalRecipient: failure.originalRecipient,
    action: failure.action,
    replyCode: failure.replyCode,
    status: failure.status,
    command: failure.command,
    diagnosticCode: failure.diagnosticCode,
    remoteMta: failure.remoteMta,
    reportingMta: notice?.reportingMta ?? null,
    provider: diagnosis.provider,
    date: notice?.date ?? null,
    sentDate: notice?.original.date ?? null,
    sender: notice?.original.sender ?? null,
    returnPath: notice?.returnPath ?? null,
    subject: notice?.original.subject ?? null,
    messageId: notice?.original.messageId ?? null,
    reason,
    hardBounce: isHard(diagnosis, advice),
    side: reason === null ? null : advice.side,
    rule: diagnosis.rule,
    matched: diagnosis.matched,
    candidates: diagnosis.candidates.map((r) => ({ reason: r, title: titleOf(r) })),
    title: fill(advice.title),
    cause: fill(advice.cause),
    remedy: fillRemedy(advice.remedy, fill),
    list: failure.kind === 'delay' ? 'keep' : advice.list,
    resend: failure.kind === 'delay' ? 'automatic' : advice.resend,
    evidence: diagnosis.evidence,
    hints: [],
    truncated: diagnosis.truncated,
  };
}

function isHard(diagnosis: Diagnosis, advice: Advice): boolean | null {
  const { failure, candidates } = diagnosis;
  if (failure.kind === 'delay') return false;
  if (failure.kind !== 'bounce' || candidates.length > 0) return null;
  if (advice.hard === 'by-reply') return (failure.replyCode ?? failure.status ?? '').startsWith('5');
  return advice.hard === 'none' ? null : advice.hard === 'yes';
}

function fillRemedy(remedy: Remedy, fill: (text: string) => string): Remedy {
  const all = (steps: readonly string[]) => steps.map(fill);
  return {
    sender: all(remedy.sender),
    senderAdmin: all(remedy.senderAdmin),
    recipient: all(remedy.recipient),
    recipientAdmin: all(remedy.recipientAdmin),
  };
}
