import type { RawMessage } from '../model.ts';

/** Messages that travel to a worker together, or something else between them. */
export type Batch<Other> =
  | { readonly type: 'messages'; readonly messages: readonly RawMessage[]; readonly bytes: number }
  | { readonly type: 'other'; readonly other: Other };

export interface Message {
  readonly type: 'message';
  readonly message: RawMessage;
}

/**
 * A thread that is through waits for its next batch until this one has a moment, which comes after each run: so a batch
 * lasts for several of them. Nobody else waits for it where there is no other thread.
 */
const MOST_MESSAGES = { alone: 48, together: 192 };
const MOST_BYTES = 1024 * 1024;
/** So large a message may take long; those before it do not wait for it. */
const ALONE_BYTES = 128 * 1024;

/** Joins messages into batches, one of `aloneBytes` in a batch of its own, and keeps the order of everything. */
export async function* inBatches<Other extends { readonly type: string }>(
  items: AsyncIterable<Message | Other>,
  { jobs, aloneBytes = ALONE_BYTES }: { readonly jobs: number; readonly aloneBytes?: number | undefined },
): AsyncGenerator<Batch<Exclude<Other, Message>>> {
  const most = jobs > 1 ? MOST_MESSAGES.together : MOST_MESSAGES.alone;
  let messages: RawMessage[] = [];
  let bytes = 0;
  /** What was gathered; nothing where there is none. */
  function* gathered() {
    if (messages.length > 0) yield { type: 'messages', messages, bytes } as const;
    [messages, bytes] = [[], 0];
  }
  for await (const item of items) {
    if (isMessage(item)) {
      const isAlone = item.message.bytes.length >= aloneBytes;
      if (isAlone) yield* gathered();
      messages.push(item.message);
      bytes += item.message.bytes.length;
      if (isAlone || messages.length >= most || bytes >= MOST_BYTES) yield* gathered();
    } else {
      yield* gathered();
      yield { type: 'other', other: item as Exclude<Other, Message> };
    }
  }
  yield* gathered();
}

const isMessage = <Other extends { readonly type: string }>(item: Message | Other): item is Message =>
  item.type === 'message';
