import { createHashSet, type Hash, hashOf } from '../../hashed.ts';
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

export function createRepeats(places?: number): Repeats {
  const known = createHashSet(places);
  return {
    mark(piece) {
      const hashes = piece.findings.map(({ record }) => hashed(keyOf(record)));
      const isRepeat = hashes.map((hash) => hash !== null && known.has(hash));
      for (const hash of hashes) if (hash !== null) known.add(hash);
      if (!isRepeat.includes(true)) return piece;
      const findings = piece.findings.map((finding, i) =>
        isRepeat[i] ? { ...earlierFinding(finding.record), isRepeat: true } : finding,
      );
      return { ...piece, findings };
    },
    isFull: () => known.isFull(),
  };
}

const hashed = (key: string | null): Hash | null => (key === null ? null : hashOf(key));

const NOTICES: ReadonlySet<string> = new Set(['bounce', 'delay', 'success', 'feedback', 'vacation']);

/** What a copy of a notice without a Message-ID says as well; a record that was read back has no more. */
const FACTS = [
  ...(['kind', 'recipient', 'originalRecipient', 'action', 'replyCode', 'status', 'command'] as const),
  ...(['diagnosticCode', 'remoteMta', 'reportingMta', 'date', 'sentDate', 'sender', 'returnPath'] as const),
  ...(['subject', 'messageId', 'queueId'] as const),
];

/** By what a notice is known again; null for what is none, or says too little of itself. */
function keyOf(record: BounceRecord): string | null {
  const { kind, noticeId, recipient, originalRecipient, date } = record;
  if (!NOTICES.has(kind)) return null;
  if (noticeId !== null) return JSON.stringify([noticeId, recipient, originalRecipient]);
  if (recipient === null && date === null) return null;
  return JSON.stringify(FACTS.map((name) => record[name]));
}
