import type { Delivery, LogFile } from './delivery.ts';
import type { Attempt } from './ground/attempt.ts';

/** A deferral that waits for what becomes of it, as one text: tens of thousands of them may wait for days. */
export interface Waiting {
  readonly file: LogFile;
  readonly text: string;
  /** How much room it takes, as the table reckons. */
  readonly weight: number;
}

export type Deferral = Pick<Delivery, 'attempt' | 'place'>;

type Fields = readonly [
  ...[line: number, stamp: string, host: string | null],
  ...[queueId: string, outcome: Attempt['outcome'], sender: string | null],
  ...[recipient: string | null, originalRecipient: string | null, remoteMta: string | null],
  ...[status: string | null, words: string | null],
];

export function asWaiting({ attempt, place }: Deferral, weight: number): Waiting {
  const { queueId, outcome, sender = null, finding } = attempt;
  const { recipient, originalRecipient, remoteMta, status, words } = finding;
  const { line, stamp, host } = place;
  const of = [recipient, originalRecipient, remoteMta, status, words] as const;
  const fields: Fields = [line, stamp, host, queueId, outcome, sender, ...of];
  return { file: place.file, text: JSON.stringify(fields), weight };
}

export function asDelivery({ file, text }: Waiting): Deferral {
  const [line, stamp, host, queueId, outcome, sender, recipient, originalRecipient, remoteMta, status, words] =
    JSON.parse(text) as Fields;
  return {
    attempt: {
      ...{ type: 'attempt', queueId, outcome, sender },
      finding: { recipient, originalRecipient, remoteMta, status, words },
    },
    place: { file, line, stamp, host },
  };
}
