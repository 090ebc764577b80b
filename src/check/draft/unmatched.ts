import type { BounceRecord } from '../../model.ts';
import { isSimilar } from '../../rules/match/similar.ts';
import { normalizeText } from '../../rules/phrase/normalize.ts';
import { anonymize } from './anonymize.ts';

/** Words that no phrase of a rule is in, and how often somebody received them. */
export interface Unmatched {
  /** One of them, with example values for what differs from mail to mail. */
  readonly text: string;
  readonly count: number;
  /** What is told of them today, by a code, by likeness or by nothing. */
  readonly reason: BounceRecord['reason'];
  readonly rule: string | null;
}

export interface UnmatchedTally {
  add(record: BounceRecord): void;
  /** The most frequent first. */
  list(): readonly Unmatched[];
}

/** Ids and times make each line another one. */
const NUMBER = /\d{1,20}/g;
const MOST_TEXT = 300;
/** A mailbox of strangers has no end of different lines. */
const MOST_KINDS = 20_000;

/** Counts what rules could be written for, alike words together. */
export function tallyUnmatched(): UnmatchedTally {
  const kinds = new Map<string, Unmatched>();
  return {
    add(record) {
      const words = record.diagnosticCode;
      if (words === null || !isUnmatched(record) || !/\p{L}{2}/u.test(words)) return;
      const key = normalizeText(words).replace(NUMBER, '0');
      const known = kinds.get(key);
      if (!known && kinds.size >= MOST_KINDS) return;
      const { reason, rule } = record;
      kinds.set(key, known ? { ...known, count: known.count + 1 } : { text: shown(words), count: 1, reason, rule });
    },
    list: () => [...kinds.values()].sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1)),
  };
}

/** A failure that no words decided; earlier records, too, say what was matched. */
const isUnmatched = ({ kind, rule, matched }: BounceRecord): boolean =>
  (kind === 'bounce' || kind === 'delay') && (rule === null || isSimilar(rule) || matched === null);

const shown = (words: string): string => anonymize(words.replace(/\s+/g, ' ').trim()).slice(0, MOST_TEXT);
