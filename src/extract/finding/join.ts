import { codeRank } from '../ground/reply.ts';
import { unfold } from '../ground/words.ts';
import { bareWords, hostIn, stageOf } from '../wording/replied.ts';
import { type Finding, NOTHING, withRare } from './finding.ts';
import type { Witness } from './witness.ts';

/** sendmail's report holds the first line of a reply only; its transcript holds them all. */
function continues(longer: string, shorter: string): boolean {
  const short = unfold(shorter);
  if (short.length <= 3 || longer.length <= short.length) return false;
  const long = bareWords(longer);
  return long.length > short.length && long.startsWith(short);
}

/** The words of the better witness, unless the other quotes a reply that it leaves out, or goes on where it ends. */
function pickWords(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return first ?? second;
  const rank = codeRank(first);
  if (rank < 2 && codeRank(second) > rank) return second;
  return continues(second, first) ? second : first;
}

/** What of each field the first tells that tells anything of it. */
const filled = (all: Finding, { says }: Witness): Finding => ({
  recipient: all.recipient ?? says.recipient,
  originalRecipient: all.originalRecipient ?? says.originalRecipient,
  action: all.action ?? says.action,
  status: all.status ?? says.status,
  replyCode: all.replyCode ?? says.replyCode,
  command: all.command ?? says.command,
  words: null,
  remoteMta: all.remoteMta ?? says.remoteMta,
  context: all.context ?? says.context,
});

function firstIn<T>(witnesses: readonly Witness[], read: (words: string) => T | null): T | null {
  for (const { says } of witnesses) {
    const found = says.words === null ? null : read(says.words);
    if (found !== null) return found;
  }
  return null;
}

/** sendmail's own summary of a reply: `554 <user@example.jp>... Remote protocol error`. */
const REMARK = /^[45]\d\d (?:[45]\.\d{1,3}\.\d{1,3} )?\S{1,320}\.\.\. /;

/** What the dialog says comes behind what a report and a paragraph say, unless that is a mere remark on it; a dialog alone comes first. */
function wordsOf(witnesses: readonly Witness[], dialog: Finding | undefined): string | null {
  const told = witnesses.filter(({ says }) => says !== dialog).map(({ says }) => says.words);
  const words = told.reduce(pickWords, null);
  const said = dialog?.words ?? null;
  return witnesses[0]?.says === dialog || REMARK.test(words ?? '') ? pickWords(said, words) : pickWords(words, said);
}

/** All that is witnessed about one recipient as one finding; they come in the order in which they are believed. */
export function join(witnesses: readonly Witness[]): Finding {
  const dialog = witnesses.find(({ source }) => source === 'dialog')?.says;
  const all = witnesses.reduce(filled, NOTHING);
  const joined: Finding = {
    ...all,
    words: wordsOf(witnesses, dialog),
    command: dialog?.command ?? all.command ?? firstIn(witnesses, stageOf),
    remoteMta: all.remoteMta ?? firstIn(witnesses, hostIn),
  };
  const retried = witnesses.find(({ says }) => says.retryUntil !== undefined);
  return withRare(joined, {
    probe: witnesses.some(({ says }) => says.probe) || undefined,
    retryUntil: retried?.says.retryUntil,
  });
}
