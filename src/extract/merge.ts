import type { Finding } from './finding.ts';
import { codeRank } from './reply.ts';
import { stageOf } from './stage.ts';
import { bareWords, hostIn, unfold } from './words.ts';

/** sendmail's report holds the first line of a reply only; its transcript holds them all. */
function continues(longer: string, shorter: string): boolean {
  const short = unfold(shorter);
  if (short.length <= 3 || longer.length <= short.length) return false;
  const long = bareWords(longer);
  return long.length > short.length && long.startsWith(short);
}

function pickWords(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return first ?? second;
  const rank = codeRank(first);
  if (rank < 2 && codeRank(second) > rank) return second;
  return continues(second, first) ? second : first;
}

/** Joins two witnesses of one recipient. Of two that say the same thing differently the first is believed. */
export function mergeFindings(first: Finding, second: Finding): Finding {
  const beside = second.words ?? '';
  return {
    recipient: first.recipient ?? second.recipient,
    originalRecipient: first.originalRecipient ?? second.originalRecipient,
    action: first.action ?? second.action,
    status: first.status ?? second.status,
    replyCode: first.replyCode ?? second.replyCode,
    command: first.command ?? second.command ?? stageOf(first.words ?? '') ?? stageOf(beside),
    words: pickWords(first.words, second.words),
    remoteMta: first.remoteMta ?? second.remoteMta ?? hostIn(beside),
  };
}
