import type { RawMessage } from '../model.ts';
import type { Finding } from '../output/record/finding.ts';
import { laterPieces, type Piece } from '../output/record/piece.ts';
import type { InPieces } from '../pieces.ts';
import { type Batch, inBatches, type Message } from './batches.ts';
import { createHands, type HandsOptions } from './hands.ts';
import { inOrder, type Room } from './in-order.ts';

/** The findings of one message, or a part of them. */
export interface ScannedMessage extends Piece {
  readonly type: 'findings';
  /** How many bytes of the input it took; 0 for what is not its first piece. */
  readonly bytes: number;
}

/** Something waits for whoever is through, and memory does not depend on what the messages are like. */
const roomFor = (jobs: number): Room => ({ tasks: jobs * 4, bytes: 16 * 1024 * 1024 });

/** What is known of an item of the input, and what there is to say about it besides. */
interface Told<Other> {
  readonly item: ScannedMessage | Other;
  readonly rest: AsyncIterable<ScannedMessage> | null;
}

/**
 * Diagnoses the messages among the items and lets everything else pass, in the order of the items and with the same
 * result for any number of jobs. Each message comes back exactly once, in pieces where it has very many recipients.
 */
export async function* scanItems<Other extends { readonly type: string }>(
  items: AsyncIterable<Message | Other>,
  options: HandsOptions,
): AsyncGenerator<ScannedMessage | Exclude<Other, Message>> {
  const hands = createHands(options);
  const work = async (batch: Batch<Exclude<Other, Message>>): Promise<readonly Told<Exclude<Other, Message>>[]> => {
    if (batch.type === 'other') return [{ item: batch.other, rest: null }];
    const results = await hands.findings(batch.messages);
    return batch.messages.map((message, i) => told(message, results[i] as InPieces<Finding>));
  };
  const batches = inBatches<Other>(items, options.heavyBytes);
  try {
    // Not by a generator of its own: to hand on from one to the other takes longer than to read a line of a log.
    for await (const done of inOrder(batches, work, sizeOf, roomFor(options.jobs)))
      for (const { item, rest } of done) {
        yield item;
        if (rest !== null) yield* rest;
      }
  } finally {
    await hands.close();
  }
}

const sizeOf = (batch: Batch<unknown>): number => (batch.type === 'messages' ? batch.bytes : 0);

function told<Other>({ bytes }: RawMessage, found: InPieces<Finding>): Told<Other> {
  const { first, of, rest } = found;
  const item: ScannedMessage = { type: 'findings', findings: first, from: 0, of, bytes: bytes.length };
  return { item, rest: rest && scanned(laterPieces(found)) };
}

async function* scanned(pieces: AsyncIterable<Piece>): AsyncGenerator<ScannedMessage> {
  for await (const piece of pieces) yield { type: 'findings', ...piece, bytes: 0 };
}
