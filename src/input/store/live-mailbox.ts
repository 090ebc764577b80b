import { setTimeout as pause } from 'node:timers/promises';
import type { InputItem, MessageItem, Note } from '../item/item.ts';
import { type InputProblem, problem } from '../item/problem.ts';
import { createLedger } from '../live/ledger.ts';
import { createLooks, type Looks } from '../live/looks.ts';
import { type StillFile, stillFile } from '../live/still-file.ts';
import { breaksOff } from '../mbox/header-divider.ts';
import type { SeenMailbox } from '../seen/state.ts';
import type { FilePath } from './file.ts';
import { entered, type Pass, type Passing, readHastily, readPass } from './live-pass.ts';
import { FROM_THE_BEGINNING, resume, type Start } from './resume.ts';
import type { SourceOptions } from './source.ts';

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
  const reading: Reading = {
    ...{ path, source, options, ledger: createLedger(), looks: createLooks(path) },
    ...{ passes: 0, inVain: 0, told: null },
  };
  while (!(yield* readAgain(reading)));
}

/** All that is known of a mailbox from one pass to the next. */
interface Reading extends Omit<Passing, 'start'> {
  readonly path: FilePath;
  readonly options: LiveOptions;
  readonly looks: Looks;
  passes: number;
  /** Passes without a message that is new. */
  inVain: number;
  /** What disturbed it first, to be told at the end. */
  told: InputProblem | null;
}

/** Answers whether all was read, as all the functions below do. */
async function* readAgain(reading: Reading): AsyncGenerator<InputItem, boolean> {
  const { path, source, options } = reading;
  reading.passes++;
  const start = options.seen === undefined ? FROM_THE_BEGINNING : await resume(path, options.seen);
  if (start.isUnchanged) {
    if (reading.told !== null) yield reading.told;
    return true;
  }
  if (start.hasChanged && reading.passes === 1) yield { type: 'note', source, message: REWRITTEN };
  const file = stillFile(path, start.offset, options.signal);
  const isRestless = reading.told !== null && (await reading.looks.begin());
  return yield* isRestless ? takeLook(file, start, reading) : readWhole(file, start, reading);
}

async function* takeLook(file: StillFile, start: Start, reading: Reading): AsyncGenerator<InputItem, boolean> {
  const end = yield* readHastily(file, { ...reading, start }, reading.looks);
  if (!reading.looks.areEnough()) return false;
  if (end !== null) yield end;
  yield problem(reading.source, 'changed');
  yield* notRemembered(reading);
  return true;
}

async function* readWhole(file: StillFile, start: Start, reading: Reading): AsyncGenerator<InputItem, boolean> {
  const { ledger, options } = reading;
  const known = ledger.size;
  const read = yield* readPass(file, { ...reading, start });
  reading.inVain = ledger.size > known ? 0 : reading.inVain + 1;
  const disturbance = worthAnotherPass(read, file, reading);
  if (disturbance === null) {
    if (read.trouble === null || read.trouble.code === 'unfinished') await remember(file, start, read, options);
    else yield* notRemembered(reading);
    yield* ending(file, reading, read);
    return true;
  }
  reading.told ??= disturbance;
  if (read.trouble !== null) await pause(pauseAfter(reading.inVain));
  else if (read.last !== null) yield entered(read.last, ledger);
  return false;
}

/** What disturbed a pass, as long as another one may come further; null: that was the last. */
function worthAnotherPass(
  { trouble }: Pass,
  file: StillFile,
  { source, inVain, passes }: Reading,
): InputProblem | null {
  if (trouble === null) return file.hasChanged() && inVain < ONCE_MORE ? problem(source, 'changed') : null;
  return trouble.code !== 'unfinished' && inVain < IN_VAIN && passes < PASSES ? trouble : null;
}

/** What broke off there stands somewhere else now, and what is still being written is there the next time. */
function* ending(file: StillFile, { source, told }: Reading, { last, trouble }: Pass): Generator<InputItem> {
  if (last !== null && trouble === null) yield markedCut(last, file, told !== null);
  if (trouble !== null) yield trouble.code === 'unfinished' ? trouble : problem(source, 'restless');
  else if (told !== null || file.hasChanged()) yield problem(source, told?.code ?? 'changed');
}

/** No place in it is known to be where the next run may go on: what was read twice can be told, what was missed cannot. */
function* notRemembered({ source, options: { onSeen } }: Reading): Generator<Note> {
  if (onSeen !== undefined) yield { type: 'note', source, message: NOT_REMEMBERED };
}

const NOT_REMEMBERED =
  '書き換えが続いたため、どこまで読んだかを覚えられませんでした。次は前に覚えたところから読み直すので、今回の結果と重なります。';

const REWRITTEN =
  '前回までに読んだところが書き換えられたため、初めから読み直します。前回までの結果と重なることがあります。';

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
