import type { BounceRecord, Diagnosis, ListAdvice, Notice, Remedy } from '../../model.ts';
import { generalOf } from '../../rules/files/said.ts';
import type { Advice } from '../../rules/files/types.ts';
import { resendOf, withMendNow, withRetry } from '../advice/retry.ts';
import { choose, type Situation, say, sayAll, saySteps } from '../advice/say.ts';
import { hardBounce } from './hard-bounce.ts';

type Said = Pick<Notice, 'reportingMta' | 'date' | 'returnPath' | 'noticeId' | 'queueId' | 'original' | 'feedbackType'>;

/** What nothing is known of. */
const NO_NOTICE: Said & { readonly subject: null } = {
  reportingMta: null,
  date: null,
  returnPath: null,
  noticeId: null,
  queueId: null,
  subject: null,
  original: { sender: null, subject: null, date: null, messageId: null, listId: null, feedbackId: null },
};

type Mutable<T> = { -readonly [name in keyof T]: T[name] };

/** The public record of one diagnosis, in the contract's order of fields; `others` is the advice of its candidates. */
export function toRecord(
  diagnosis: Diagnosis,
  advice: Advice,
  others: readonly Advice[],
  situation: Situation,
): BounceRecord {
  const { failure, notice, reason } = diagnosis;
  const said = notice ?? NO_NOTICE;
  const { original } = said;
  const side = choose(advice.side, situation);
  const record: Mutable<BounceRecord> = {
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
    reportingMta: said.reportingMta,
    provider: diagnosis.provider,
    date: said.date,
    sentDate: original.date,
    sender: original.sender,
    returnPath: said.returnPath,
    subject: original.subject,
    messageId: original.messageId,
    reason,
    hardBounce: hardBounce(
      diagnosis,
      [advice, ...others].map((it) => it.hard),
    ),
    side: reason === null ? null : side,
    rule: diagnosis.rule,
    matched: diagnosis.matched,
    candidates: diagnosis.candidates.map((r, i) => ({ reason: r, title: generalOf((others[i] as Advice).title) })),
    title: say(advice.title, situation),
    cause: say(advice.cause, situation),
    remedy: remedyOf(advice, side, situation),
    list: listAdvice(diagnosis, choose(advice.list, situation), situation),
    resend: resendOf(advice, situation.holds),
    evidence: diagnosis.evidence,
    hints: diagnosis.hints,
    truncated: diagnosis.truncated,
    noticeId: said.noticeId,
    queueId: said.queueId,
    listId: original.listId,
    feedbackId: original.feedbackId,
    feedbackType: said.feedbackType ?? null,
  };
  // To spread forty fields into another object takes longer than to make them.
  if (original.headers) record.headers = original.headers;
  if (diagnosis.nearest !== undefined) record.nearest = diagnosis.nearest;
  if (diagnosis.explain) record.explain = diagnosis.explain;
  return record;
}

function remedyOf({ remedy, ...advice }: Advice, side: string, situation: Situation): Remedy {
  return {
    sender: withRetry(saySteps(remedy.sender, situation), advice, situation),
    senderAdmin: withMendNow(sayAll(remedy.senderAdmin, situation), side, situation.holds),
    recipient: sayAll(remedy.recipient, situation),
    recipientAdmin: sayAll(remedy.recipientAdmin, situation),
  };
}

/** Nobody is to be removed from a list where a notice names nobody, nor the reader for a mail to himself. */
function listAdvice(
  { failure, notice }: Diagnosis,
  list: ListAdvice | 'none',
  { holds }: Situation,
): ListAdvice | null {
  if (failure.kind === 'delay') return 'keep';
  if (list === 'none') return null;
  if (list !== 'remove') return list;
  // Where a forward leads to nowhere, the address on the list was not refused.
  if (failure.kind === 'bounce' && holds.has('forwarded')) return 'hold';
  if (holds.has('pasted')) return list;
  if (failure.recipient === null) return null;
  return failure.recipient.toLowerCase() === notice?.returnPath?.toLowerCase() ? 'hold' : list;
}
