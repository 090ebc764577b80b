import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../package/root.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { createThreads } from '../../scan/threads/threads.ts';
import { refusal } from './refusal.ts';
import { BEGUN, NOT_BEGUN, type Reply, type Task, typeOf } from './task.ts';

/** What a thread behind the page needs to know. */
export interface DeskData {
  /** The built-in table where nothing is given. */
  readonly table?: CompiledTable;
  readonly sharedAs: string | null;
}

export interface DeskOptions extends DeskData {
  readonly script?: string;
  /** Threads, i.e. tasks that are worked on at the same time; the others wait in the order in which they came. */
  readonly most?: number;
  /** For one attempt. */
  readonly milliseconds?: number;
  readonly heapMb?: number;
}

/** Where tasks are handed in; each is answered, whatever it does to the thread that has it. */
export interface Desk {
  /** Rejects only where `signal` says that nobody waits any more. */
  ask(task: Task, signal?: AbortSignal): Promise<Reply>;
  close(): Promise<void>;
}

/** More than there are cores here and there: a heavy task holds up as many others as there are threads less. */
const MOST = 4;
/** Beyond what the largest submission takes, and not for ever. */
const MILLISECONDS = 15_000;
/** 32 MB of a mail with 600,000 recipients fit. */
const HEAP_MB = 768;
/** Messages that cost a thread its life before the rest is given up too. */
const MOST_LEFT_OUT = 2;
/** A thread that dies before it has begun did not die of a message. */
const MOST_STARTS = 3;
/** One may be at something heavy from the beginning, and nobody is to wait for the next to start. */
const READY = 2;

export function createDesk({ script, most = MOST, milliseconds = MILLISECONDS, ...options }: DeskOptions): Desk {
  const { table, sharedAs, heapMb = HEAP_MB } = options;
  const data: DeskData = { sharedAs, ...(table && { table }) };
  const threads = createThreads({
    script: script ?? builtInWorker(),
    most,
    data,
    heapMb,
    ready: Math.min(READY, most),
  });

  const ask = async (task: Task, signal: AbortSignal | undefined, tried: Tried): Promise<Reply> => {
    const at = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    try {
      const calling = { milliseconds, ...(signal && { signal }) };
      return await threads.call<Reply>('answered', [task, { at, leftOut: tried.leftOut }], calling);
    } catch (error) {
      if (signal?.aborted) throw error;
      const next = afterEnd(Atomics.load(at, 0), task, tried);
      return typeof next === 'string' ? refusal(next, typeOf(task), sharedAs) : ask(task, signal, next);
    }
  };
  return { ask: (task, signal) => ask(task, signal, { leftOut: [], starts: 1 }), close: threads.close };
}

interface Tried {
  /** Messages that ended their thread. */
  readonly leftOut: readonly number[];
  readonly starts: number;
}

/** A message that ends its thread is left out when the task is tried again: the others shall be shown. */
function afterEnd(ended: number, { type }: Task, { leftOut, starts }: Tried): Tried | 'no-thread' | 'too-much' {
  if (ended === NOT_BEGUN) return starts >= MOST_STARTS ? 'no-thread' : { leftOut, starts: starts + 1 };
  // A program has asked about one message only.
  if (ended === BEGUN || leftOut.length >= MOST_LEFT_OUT || type === 'records') return 'too-much';
  return { leftOut: [...leftOut, ended - BEGUN], starts: 1 };
}

const builtInWorker = (): string => join(PACKAGE_ROOT, 'dist/web/worker.js');
