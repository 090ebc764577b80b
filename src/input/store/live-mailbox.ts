import { setTimeout as pause } from 'node:timers/promises';
import type { InputItem, MessageItem, Note } from '../item/item.ts';
import { type InputProblem, isUnsteady, problem } from '../item/problem.ts';
import { createLedger, type Ledger } from '../live/ledger.ts';
import { createLooks, type Looks } from '../live/looks.ts';
import { type StillFile, stillFile } from '../live/still-file.ts';
import { breaksOff } from '../mbox/header-divider.ts';
import type { SeenMailbox } from '../seen/state.ts';
import type { FilePath } from './file.ts';
import { FROM_THE_BEGINNING, resume, type Start } from './resume.ts';
import { readSource, type SourceOptions } from './source.ts';

export interface LiveOptions extends SourceOptions {
  readonly signal?: AbortSignal | undefined;
  /** What was read of it before; that is not read again as long as it stands there. */
  readonly seen?: SeenMailbox | undefined;
  /** Told what was read in the end. */
  readonly onSeen?: (seen: SeenMailbox) => void;
}

/** So often it is read in vain before it counts as one that nobody can read, and so often in all. */
const IN_VAIN = 25;
const PASSES = 200;
/** What was read at one moment may have been half rewritten then, and is looked at again. */
const ONCE_MORE = 5;
/** Longer and longer, to fall between two changes. */
const pauseAfter = (inVain: number): number => Math.min(20 * inVain, 250);

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
  let inVain = 0;
  const looks = createLooks(path);
  for (let pass = 1; ; pass++) {
    const known = ledger.size;
    const start = options.seen === undefined ? FROM_THE_BEGINNING : await resume(path, options.seen);
    if (start.isUnchanged) {
      if (told !== null) yield told;
      return;
    }
    if (start.hasChanged && pass === 1) yield { type: 'note', source, message: REWRITTEN };
    const file = stillFile(path, start.offset, options.signal);
    if (told !== null && (await looks.begin())) {
      if (yield* takeLook(file, source, options, { ledger, start }, looks)) return;
      continue;
    }
    const read = yield* readPass(file, source, options, { ledger, start });
    const { last, trouble } = read;
    inVain = ledger.size > known ? 0 : inVain + 1;
    if (trouble !== null && trouble.code !== 'unfinished' && inVain < IN_VAIN && pass < PASSES) {
      told ??= trouble;
      await pause(pauseAfter(inVain));
      continue;
    }
    if (file.hasChanged() && trouble === null && inVain < ONCE_MORE) {
      told ??= problem(source, 'changed');
      if (last !== null) yield entered(last, ledger);
      continue;
    }
    yield* rememberOrTell(file, source, { start, read }, options);
    return yield* ending(file, source, read, told);
  }
}

/** What broke off there stands somewhere else now, and what is still being written is there the next time. */
function* ending(
  file: StillFile,
  source: string,
  { last, trouble }: Pass,
  told: InputProblem | null,
): Generator<InputItem> {
  if (last !== null && trouble === null) yield markedCut(last, file, told !== null);
  if (trouble !== null) yield trouble.code === 'unfinished' ? trouble : problem(source, 'restless');
  else if (told !== null || file.hasChanged()) yield problem(source, told?.code ?? 'changed');
}

/** Answers whether that was the last look. */
async function* takeLook(
  file: StillFile,
  source: string,
  options: LiveOptions,
  before: Before,
  looks: Looks,
): AsyncGenerator<InputItem, boolean> {
  const end = yield* readHastily(file, source, options, before, looks);
  if (!looks.areEnough()) return false;
  if (end !== null) yield end;
  yield problem(source, 'changed');
  yield* notRemembered(source, options);
  return true;
}

async function* rememberOrTell(
  file: StillFile,
  source: string,
  { start, read }: { readonly start: Start; readonly read: Pass },
  options: LiveOptions,
): AsyncGenerator<Note> {
  if (read.trouble === null || read.trouble.code === 'unfinished') await remember(file, start, read, options);
  else yield* notRemembered(source, options);
}

/** No place in it is known to be where the next run may go on: what was read twice can be told, what was missed cannot. */
function* notRemembered(source: string, { onSeen }: LiveOptions): Generator<Note> {
  if (onSeen !== undefined) yield { type: 'note', source, message: NOT_REMEMBERED };
}

const NOT_REMEMBERED =
  '書き換えが続いたため、どこまで読んだかを覚えられませんでした。次は前に覚えたところから読み直すので、今回の結果と重なります。';

/** What is more waits for the next look. */
const MOST_BYTES = 64 << 20;

/** Hands on what two looks in a row have found; the last message, which may be half there, is for the last look. */
async function* readHastily(
  file: StillFile,
  source: string,
  options: LiveOptions,
  { ledger, start }: Before,
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

const REWRITTEN =
  '前回までに読んだところが書き換えられたため、初めから読み直します。前回までの結果と重なることがあります。';

interface Pass {
  /** The last message, not handed on yet; null where it was before. */
  readonly last: MessageItem | null;
  readonly trouble: InputProblem | null;
  /** Messages that stand there, handed on before or not. */
  readonly count: number;
}

interface Before {
  readonly ledger: Ledger;
  readonly start: Start;
}

async function* readPass(
  file: StillFile,
  source: string,
  options: LiveOptions,
  { ledger, start }: Before,
): AsyncGenerator<InputItem, Pass> {
  const isKnown = ledger.strikes();
  let last: MessageItem | null = null;
  let trouble: InputProblem | null = null;
  let count = 0;
  for await (const item of readSource(file.chunks(), source, options)) {
    const isOver = item.type === 'problem' && isUnsteady(item);
    if (last !== null && !isOver) {
      yield entered(last, ledger);
      last = null;
    }
    if (isOver) trouble = item;
    // Somebody emptied it.
    else if (item.type === 'problem' && item.code === 'empty' && ledger.size > 0) continue;
    else if (item.type !== 'message') yield item;
    else {
      count++;
      if (!isKnown(item.message.bytes)) last = numbered(item, start.messages + ledger.size + 1);
    }
  }
  return { last, trouble, count };
}

function entered(item: MessageItem, ledger: Ledger): MessageItem {
  ledger.add(item.message.bytes);
  return item;
}

const numbered = (item: MessageItem, messageNumber: number): MessageItem => ({
  ...item,
  message: { ...item.message, messageNumber },
});

/** In a mailbox that somebody cut, a last message without an end is where he did; and some programs die while they write. */
function markedCut(item: MessageItem, file: StillFile, isCut: boolean): MessageItem {
  const isPart = isCut ? file.isOpenEnded() : file.isInLine() && breaksOff(item.message.bytes);
  return isPart ? { ...item, message: { ...item.message, truncated: true } } : item;
}

/** A message that may go on is read again, as a whole, when it does. */
async function remember(
  file: StillFile,
  { offset: from, messages }: Start,
  { last, count, trouble }: Pass,
  { onSeen }: LiveOptions,
): Promise<void> {
  if (onSeen === undefined) return;
  const isHalf = last !== null && (trouble !== null || file.isInLine());
  const offset = isHalf ? from + (last.start ?? 0) : file.end();
  const fingerprint = await file.fingerprint(offset);
  const read = { size: file.end(), offset, messages: messages + count - (isHalf ? 1 : 0) };
  if (fingerprint !== null) onSeen({ is: 'mailbox', ...read, fingerprint });
}
