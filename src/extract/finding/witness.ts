import { codesOf } from '../ground/reply.ts';
import { unfold } from '../ground/words.ts';
import type { Finding } from './finding.ts';

/**
 * Where a statement about a recipient comes from, in the order in which they are believed: the fields of a report; his
 * own paragraph of the notice; the dialog that the notice quotes; and words that stand apart from every recipient. A
 * bare code, in a report or in a reply, is the last.
 */
export type Source = 'report' | 'paragraph' | 'dialog' | 'shared';

/** A statement about one recipient. */
export interface Witness {
  readonly source: Source;
  readonly says: Finding;
}

const CODES = /(?<![\w.])#?[245](?:\d\d|\.\d{1,3}\.\d{1,3})(?![\w.])/g;

/** Whether words are there, and not only a code. */
export function saysMore(words: string | null): boolean {
  return words !== null && /\p{L}/u.test(words.slice(0, 8192).replace(CODES, ''));
}

/** The first line of a reply, or one that goes on: `550-5.7.1 first`. */
const GOES_ON = /^[245]\d\d-/;

/**
 * A report that tells all there is to know about a recipient: the reply in words, and a status that is more than its
 * class. Servers write 5.0.0 where they know no better.
 */
export function isComplete({ status, words }: Finding): boolean {
  if (status === null || status.endsWith('.0.0') || words === null || !saysMore(words)) return false;
  return codesOf(words).replyCode !== null && !GOES_ON.test(unfold(words.slice(0, 100)));
}
