import type { InputItem, MessageItem } from '../item/item.ts';
import { type InputProblem, isUnsteady, problem } from '../item/problem.ts';
import { createLedger, type Ledger } from '../live/ledger.ts';
import { type StillFile, stillFile } from '../live/still-file.ts';
import type { FilePath } from './file.ts';
import { readSource, type SourceOptions } from './source.ts';

export interface LiveOptions extends SourceOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Whoever changes a mailbox more often than that never lets it be read. */
const PASSES = 4;

/**
 * The messages of a mailbox (mbox) of which others may add to, mark and delete any while it is read. Where what was read
 * is no longer what stands there, all of it is read again, and what was handed on before is not handed on again; that is
 * told at the end.
 */
export async function* readLiveMailbox(
  path: FilePath,
  source: string,
  options: LiveOptions,
): AsyncGenerator<InputItem> {
  const ledger = createLedger();
  let told: InputProblem | null = null;
  for (let pass = 1; ; pass++) {
    const file = stillFile(path, 0, options.signal);
    const { last, trouble } = yield* readPass(file, source, options, ledger);
    if (trouble !== null && trouble.code !== 'unfinished' && pass < PASSES) {
      told ??= trouble;
      continue;
    }
    // What is still being written is there the next time.
    if (last !== null && trouble?.code !== 'unfinished') yield told === null ? last : markedCut(last, file);
    if (trouble !== null) yield trouble.code === 'unfinished' ? trouble : problem(source, 'restless');
    else if (told !== null) yield problem(source, told.code);
    return;
  }
}

interface Pass {
  /** The last message, not handed on yet; null where it was before. */
  readonly last: MessageItem | null;
  readonly trouble: InputProblem | null;
}

async function* readPass(
  file: StillFile,
  source: string,
  options: LiveOptions,
  ledger: Ledger,
): AsyncGenerator<InputItem, Pass> {
  const isKnown = ledger.strikes();
  let last: MessageItem | null = null;
  let trouble: InputProblem | null = null;
  for await (const item of readSource(file.chunks(), source, options)) {
    if (last !== null && !(item.type === 'problem' && isUnsteady(item))) {
      yield entered(last, ledger);
      last = null;
    }
    if (item.type === 'problem' && isUnsteady(item)) trouble = item;
    // Somebody emptied it.
    else if (item.type === 'problem' && item.code === 'empty' && ledger.size > 0) continue;
    else if (item.type !== 'message') yield item;
    else if (!isKnown(item.message.bytes)) last = item;
  }
  return { last: last && numbered(last, ledger.size + 1), trouble };
}

function entered(item: MessageItem, ledger: Ledger): MessageItem {
  ledger.add(item.message.bytes);
  return numbered(item, ledger.size);
}

const numbered = (item: MessageItem, messageNumber: number): MessageItem => ({
  ...item,
  message: { ...item.message, messageNumber },
});

/** In a mailbox that somebody cut, a last message without an end is where he did. */
const markedCut = (item: MessageItem, file: StillFile): MessageItem =>
  file.isOpenEnded() ? { ...item, message: { ...item.message, truncated: true } } : item;
