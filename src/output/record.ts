import type { BounceRecord, Diagnosis, Remedy } from '../model.ts';
import type { Advice } from '../rules/types.ts';
import { hardBounce } from './hard-bounce.ts';
import { fillIn, type PlaceholderValues } from './placeholders.ts';

/** The public record of one diagnosis, in the contract's order of fields; `others` is the advice of its candidates. */
export function toRecord(
  diagnosis: Diagnosis,
  advice: Advice,
  others: readonly Advice[],
  values: PlaceholderValues,
): BounceRecord {
  const { failure, notice, reason } = diagnosis;
  const fill = (text: string) => fillIn(text, values);
  const record: BounceRecord = {
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
    hardBounce: hardBounce(
      diagnosis,
      [advice, ...others].map((it) => it.hard),
    ),
    side: reason === null ? null : advice.side,
    rule: diagnosis.rule,
    matched: diagnosis.matched,
    candidates: diagnosis.candidates.map((r, i) => ({ reason: r, title: (others[i] as Advice).title })),
    title: fill(advice.title),
    cause: fill(advice.cause),
    remedy: fillRemedy(advice.remedy, fill),
    list: failure.kind === 'delay' ? 'keep' : advice.list,
    resend: failure.kind === 'delay' ? 'automatic' : advice.resend,
    evidence: diagnosis.evidence,
    hints: diagnosis.hints,
    truncated: diagnosis.truncated,
  };
  return diagnosis.explain ? { ...record, explain: diagnosis.explain } : record;
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
