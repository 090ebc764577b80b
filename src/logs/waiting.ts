import { ownText } from '../own-text.ts';
import { remembered } from '../remembered.ts';
import type { Delivery, LogFile } from './delivery.ts';
import type { Attempt } from './ground/attempt.ts';

/** A deferral that waits for what becomes of it, as one text: tens of thousands of them may wait for days. */
export interface Waiting {
  readonly file: LogFile;
  readonly text: string;
  /** A server that takes nothing says the same of every mail. */
  readonly words: string | null;
}

/** Those of one mail, by whom they are for: mostly one, for which a map would take more room than itself. */
export type Deferrals = Waiting | Map<string, Waiting>;

export type Deferral = Pick<Delivery, 'attempt' | 'place'>;

type Fields = readonly [
  ...[recipient: string | null, line: number, stamp: string, host: string | null, queueId: string],
  ...[sender: string | null, originalRecipient: string | null, remoteMta: string | null, status: string | null],
];

const kept = remembered(2000, ownText);

export function asWaiting({ attempt, place }: Deferral): Waiting {
  const { queueId, sender = null, finding } = attempt;
  const { recipient, originalRecipient, remoteMta, status, words } = finding;
  const { file, line, stamp, host } = place;
  const fields: Fields = [recipient, line, stamp, host, queueId, sender, originalRecipient, remoteMta, status];
  return { file, text: JSON.stringify(fields), words: words && kept(words) };
}

export function asDelivery({ file, text, words }: Waiting): Deferral {
  const [recipient, line, stamp, host, queueId, sender, originalRecipient, remoteMta, status] = JSON.parse(
    text,
  ) as Fields;
  return {
    attempt: {
      ...{ type: 'attempt', queueId, outcome: 'deferred', sender },
      finding: { recipient, originalRecipient, remoteMta, status, words },
    },
    place: { file, line, stamp, host },
  };
}

/** Whom an attempt was for. */
export const keyOf = ({ finding }: Attempt): string => finding.recipient?.toLowerCase() ?? '';

const whoOf = (waiting: Waiting): string => keyOf(asDelivery(waiting).attempt);

export const allIn = (deferrals: Deferrals | null): readonly Waiting[] =>
  deferrals === null ? [] : isSeveral(deferrals) ? [...deferrals.values()] : [deferrals];

const isSeveral = (deferrals: Deferrals): deferrals is Map<string, Waiting> => deferrals instanceof Map;

export function waitingFor(who: string, deferrals: Deferrals | null): Waiting | undefined {
  if (deferrals === null) return undefined;
  if (isSeveral(deferrals)) return deferrals.get(who);
  return whoOf(deferrals) === who ? deferrals : undefined;
}

/** Of several no two are for one. */
export const deferralsOf = (all: readonly Waiting[]): Deferrals | null =>
  all.length > 1 ? new Map(all.map((one) => [ownText(whoOf(one)), one])) : (all[0] ?? null);

/** With one more, for somebody who has none there. */
export function withOne(who: string, waiting: Waiting, deferrals: Deferrals | null): Deferrals {
  if (deferrals === null) return waiting;
  const several = isSeveral(deferrals) ? deferrals : new Map([[ownText(whoOf(deferrals)), deferrals]]);
  return several.set(ownText(who), waiting);
}

/** Without the one of somebody who has one there; null where none is left. */
export function withoutOne(who: string, deferrals: Deferrals | null): Deferrals | null {
  if (deferrals === null || !isSeveral(deferrals)) return null;
  deferrals.delete(who);
  return deferrals.size > 0 ? deferrals : null;
}
