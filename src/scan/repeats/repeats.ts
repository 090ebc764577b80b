import { createHashSet, type HashedOptions } from '../../kept/hashed.ts';
import type { BounceRecord } from '../../model.ts';
import { earlierFinding } from '../../output/record/finding.ts';
import type { Piece } from '../../output/record/piece.ts';

/** Tells which findings came before: a notice may lie in two folders, or be read in two runs that are joined. */
export interface Repeats {
  /** The same findings; those that came before with another message are marked. */
  mark<T extends Piece>(piece: T): T;
  /** More came than can be told apart; what came late is never taken for a repeat. */
  isFull(): boolean;
}

export function createRepeats(options?: HashedOptions): Repeats {
  const known = createHashSet(options);
  /** What one message says twice is no repeat of another. */
  const areRepeats = (keys: readonly (string | null)[]): readonly boolean[] => {
    const own = new Map<string, boolean>();
    return keys.map((key) => {
      if (key === null) return false;
      const isRepeat = own.get(key) ?? !known.add(key);
      own.set(key, isRepeat);
      return isRepeat;
    });
  };
  return {
    mark(piece) {
      const isRepeat = areRepeats(piece.findings.map(({ record }) => keyOf(record)));
      if (!isRepeat.includes(true)) return piece;
      const findings = piece.findings.map((finding, i) =>
        isRepeat[i] ? { ...earlierFinding(finding.record), isRepeat: true } : finding,
      );
      return { ...piece, findings };
    },
    isFull: () => known.isFull(),
  };
}

const NOTICES: ReadonlySet<string> = new Set(['bounce', 'delay', 'success', 'feedback', 'vacation']);

/** By what a notice is known again; null for what is none, or says too little of itself. */
function keyOf(record: BounceRecord): string | null {
  const { kind, noticeId, recipient, originalRecipient, date } = record;
  if (!NOTICES.has(kind)) return null;
  if (noticeId !== null) return JSON.stringify([noticeId, recipient, originalRecipient]);
  if (recipient === null && date === null) return null;
  return JSON.stringify(factsOf(record));
}

/** What a copy of a notice without a Message-ID says as well; a record that was read back has no more. */
const factsOf = (record: BounceRecord): readonly (string | null)[] => [
  ...[record.kind, record.recipient, record.originalRecipient, record.action, record.replyCode, record.status],
  ...[record.command, record.diagnosticCode, record.remoteMta, record.reportingMta, record.date, record.sentDate],
  ...[record.sender, record.returnPath, record.subject, record.messageId, record.queueId],
];
