import type { Delivery, LogFile } from './delivery.ts';
import type { Attempt } from './ground/attempt.ts';

/** A deferral that waits for what becomes of it, as one text: tens of thousands of them may wait for days. */
export interface Waiting {
  /** Whom it is for. */
  readonly who: string;
  readonly file: LogFile;
  readonly text: string;
  /** How much room it takes, as the table reckons. */
  readonly weight: number;
}

/** Those of one mail, by whom they are for: mostly one, which takes far less room than a map with one in it. */
export class Deferrals {
  #only: Waiting | null = null;
  #several: Map<string, Waiting> | null = null;

  get(who: string): Waiting | undefined {
    if (this.#several !== null) return this.#several.get(who);
    return this.#only?.who === who ? this.#only : undefined;
  }

  set(waiting: Waiting): void {
    if (this.#several === null && (this.#only === null || this.#only.who === waiting.who)) this.#only = waiting;
    else {
      this.#several ??= new Map(this.#only === null ? [] : [[this.#only.who, this.#only]]);
      this.#several.set(waiting.who, waiting);
      this.#only = null;
    }
  }

  delete(who: string): void {
    if (this.#only?.who === who) this.#only = null;
    this.#several?.delete(who);
  }

  isEmpty(): boolean {
    return this.#only === null && !this.#several?.size;
  }

  all(): readonly Waiting[] {
    return this.#only === null ? [...(this.#several?.values() ?? [])] : [this.#only];
  }
}

export type Deferral = Pick<Delivery, 'attempt' | 'place'>;

type Fields = readonly [
  ...[line: number, stamp: string, host: string | null],
  ...[queueId: string, outcome: Attempt['outcome'], sender: string | null],
  ...[recipient: string | null, originalRecipient: string | null, remoteMta: string | null],
  ...[status: string | null, words: string | null],
];

export function asWaiting({ attempt, place }: Deferral, who: string, weight: number): Waiting {
  const { queueId, outcome, sender = null, finding } = attempt;
  const { recipient, originalRecipient, remoteMta, status, words } = finding;
  const { line, stamp, host } = place;
  const of = [recipient, originalRecipient, remoteMta, status, words] as const;
  const fields: Fields = [line, stamp, host, queueId, outcome, sender, ...of];
  return { who, file: place.file, text: JSON.stringify(fields), weight };
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
