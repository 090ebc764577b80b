import type { InputItem, MessageItem } from '../item/item.ts';
import { type InputProblem, isUnsteady } from '../item/problem.ts';
import type { Ledger } from '../live/ledger.ts';
import type { Looks } from '../live/looks.ts';
import type { StillFile } from '../live/still-file.ts';
import type { Start } from './resume.ts';
import { readSource, type SourceOptions } from './source.ts';

/** What one way through a mailbox that may change begins with. */
export interface Passing {
  readonly source: string;
  readonly options: SourceOptions;
  /** What was handed on before. */
  readonly ledger: Ledger;
  readonly start: Start;
}

/** What it came to. */
export interface Pass {
  /** The last message, not handed on yet; null where it was before. */
  readonly last: MessageItem | null;
  /** What ended it early. */
  readonly trouble: InputProblem | null;
  /** Messages that stand there, handed on before or not. */
  readonly count: number;
}

/** Hands on what is new, but for the last message: whether that is whole shows afterwards. */
export async function* readPass(
  file: StillFile,
  { source, options, ledger, start }: Passing,
): AsyncGenerator<InputItem, Pass> {
  const isKnown = ledger.strikes();
  let last: MessageItem | null = null;
  let trouble: InputProblem | null = null;
  let count = 0;
  for await (const item of readSource(file.chunks(), source, options)) {
    if (isTrouble(item)) {
      trouble = item;
      continue;
    }
    if (last !== null) yield entered(last, ledger);
    last = null;
    if (item.type === 'message') {
      count++;
      if (!isKnown(item.message.bytes)) last = numbered(item, start.messages + ledger.size + 1);
    } else if (!isEmptied(item, ledger)) yield item;
  }
  return { last, trouble, count };
}

const isTrouble = (item: InputItem): item is InputProblem => item.type === 'problem' && isUnsteady(item);

/** There were messages, and somebody took them. */
const isEmptied = (item: InputItem, { size }: Ledger): boolean =>
  item.type === 'problem' && item.code === 'empty' && size > 0;

/** What is more waits for the next look. */
const MOST_BYTES = 64 << 20;

/** Hands on what two looks in a row have found; the last message, which may be half there, is for the last look. */
export async function* readHastily(
  file: StillFile,
  { source, options, ledger, start }: Passing,
  looks: Looks,
): AsyncGenerator<InputItem, MessageItem | null> {
  const isKnown = ledger.strikes();
  const found: MessageItem[] = [];
  let bytes = 0;
  let last: MessageItem | null = null;
  // Whoever takes them takes his time, and a look has to be quick.
  for await (const item of readSource(file.hasty(), source, options)) {
    if (item.type !== 'message') continue;
    const isSure = looks.again(item.message.bytes);
    if (last !== null) found.push(last);
    last = isKnown(item.message.bytes) || !isSure || bytes > MOST_BYTES ? null : item;
    bytes += last?.message.bytes.length ?? 0;
  }
  for (const item of found) yield entered(numbered(item, start.messages + ledger.size + 1), ledger);
  if (bytes <= MOST_BYTES) looks.end();
  return last && numbered(last, start.messages + ledger.size + 1);
}

/** A message that is handed on. */
export function entered(item: MessageItem, ledger: Ledger): MessageItem {
  ledger.add(item.message.bytes);
  return item;
}

const numbered = (item: MessageItem, messageNumber: number): MessageItem => ({
  ...item,
  message: { ...item.message, messageNumber },
});
