import { codeRank } from '../ground/reply.ts';
import { unfold } from '../ground/words.ts';
import { bareWords, hostIn, stageOf } from '../wording/replied.ts';
import type { Finding } from './finding.ts';
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

function firstOf<K extends keyof Finding>(field: K, witnesses: readonly Witness[]): Finding[K] | null {
  return witnesses.find(({ says }) => says[field] !== null)?.says[field] ?? null;
}

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

const retryOf = (witnesses: readonly Witness[]): Pick<Finding, 'retryUntil'> => {
  const retryUntil = witnesses.find(({ says }) => says.retryUntil !== undefined)?.says.retryUntil;
  return retryUntil === undefined ? {} : { retryUntil };
};

/** All that is witnessed about one recipient as one finding; they come in the order in which they are believed. */
export function join(witnesses: readonly Witness[]): Finding {
  const dialog = witnesses.find(({ source }) => source === 'dialog')?.says;
  return {
    recipient: firstOf('recipient', witnesses),
    originalRecipient: firstOf('originalRecipient', witnesses),
    action: firstOf('action', witnesses),
    status: firstOf('status', witnesses),
    replyCode: firstOf('replyCode', witnesses),
    words: wordsOf(witnesses, dialog),
    command: dialog?.command ?? firstOf('command', witnesses) ?? firstIn(witnesses, stageOf),
    remoteMta: firstOf('remoteMta', witnesses) ?? firstIn(witnesses, hostIn),
    context: firstOf('context', witnesses),
    ...(witnesses.some(({ says }) => says.probe) && { probe: true }),
    ...retryOf(witnesses),
  };
}
