/** How much may be under way at once. */
export interface Room {
  readonly tasks: number;
  readonly bytes: number;
}

interface UnderWay<R> {
  readonly result: Promise<R>;
  readonly bytes: number;
}

/**
 * Runs tasks side by side and yields their results in the order of the tasks, each as soon as it is there. A task is
 * taken only when there is room for it, so a slow reader of the results slows down the source of the tasks; one too
 * large for the room runs alone.
 */
export async function* inOrder<T, R>(
  tasks: AsyncIterable<T>,
  run: (task: T) => Promise<R>,
  sizeOf: (task: T) => number,
  room: Room,
): AsyncGenerator<R> {
  const source = new Source(tasks);
  const line: UnderWay<R>[] = [];
  let bytes = 0;
  const fits = (size: number): boolean => line.length === 0 || (line.length < room.tasks && bytes + size <= room.bytes);
  const start = (task: T): void => {
    const size = sizeOf(task);
    bytes += size;
    line.push({ result: started(run(task)), bytes: size });
  };
  try {
    for (;;) {
      // Whoever writes into a pipe may take hours for the next task.
      const next = line.length < room.tasks ? await source.nextBefore(line[0]?.result) : null;
      if (next !== null && fits(sizeOf(next))) {
        start(source.take(next));
        continue;
      }
      const [first] = line;
      if (!first) return;
      const result = await first.result;
      line.shift();
      bytes -= first.bytes;
      yield result;
    }
  } finally {
    await source.close();
  }
}

/** What comes next, asked for once and kept until somebody takes it. */
class Source<T> {
  readonly #tasks: AsyncIterator<T>;
  #coming: Promise<IteratorResult<T>> | null = null;
  #isWaiting = false;

  constructor(tasks: AsyncIterable<T>) {
    this.#tasks = tasks[Symbol.asyncIterator]();
  }

  /** The next task; null where there is none, or something else comes before it. */
  async nextBefore(other: Promise<unknown> | undefined): Promise<T | null> {
    const coming = this.#ask();
    const first = await Promise.race(other ? [coming, other.then(nothing, nothing)] : [coming]);
    return first === null || first.done === true ? null : first.value;
  }

  take(task: T): T {
    this.#coming = null;
    return task;
  }

  /** A source that waits itself is told, and nobody waits for it. */
  async close(): Promise<void> {
    const isWaiting = this.#isWaiting;
    const closed = Promise.resolve(this.#tasks.return?.());
    if (isWaiting) closed.catch(() => {});
    else await closed;
  }

  #ask(): Promise<IteratorResult<T>> {
    this.#coming ??= this.#asked();
    return this.#coming;
  }

  async #asked(): Promise<IteratorResult<T>> {
    this.#isWaiting = true;
    try {
      return await this.#tasks.next();
    } finally {
      this.#isWaiting = false;
    }
  }
}

const nothing = (): null => null;

/** A failure is for whoever waits for the result; before that it must not count as unhandled. */
function started<R>(result: Promise<R>): Promise<R> {
  result.catch(() => {});
  return result;
}
