import { guard } from '../bytes/chunks.ts';
import { DEFAULT_MAX_MESSAGE } from '../item/item.ts';
import type { Dividing } from './dividing.ts';
import { type MboxMessage, MboxSplitter } from './splitter.ts';

export interface MboxOptions {
  /** Bytes kept of one message; what lies beyond is dropped and said so. Default 64 MiB. */
  readonly maxMessage?: number;
  /** How its messages are told apart. Default: by `From ` lines. */
  readonly dividing?: Dividing;
}

/**
 * Splits an mbox (mboxo, mboxrd, mboxcl, mboxcl2; LF or CRLF) while it is read; memory is bounded by one message.
 * What stands before the first separator is a message too, unless it is blank.
 * @throws what the stream throws, after the message that was being read, marked as truncated.
 */
export async function* splitMbox(
  chunks: AsyncIterable<Uint8Array>,
  options: MboxOptions = {},
): AsyncGenerator<MboxMessage> {
  const splitter = new MboxSplitter(options.maxMessage ?? DEFAULT_MAX_MESSAGE, options.dividing);
  const guarded = guard(chunks);
  for await (const chunk of guarded.items) yield* splitter.push(chunk);
  yield* splitter.end(guarded.failed());
  guarded.rethrow();
}
