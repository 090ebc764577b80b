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
 * Runs tasks side by side and yields their results in the order of the tasks. A task is taken only when there is
 * room for it, so a slow reader of the results slows down the source of the tasks; one too large for the room runs alone.
 */
export async function* inOrder<T, R>(
  tasks: AsyncIterable<T>,
  run: (task: T) => Promise<R>,
  sizeOf: (task: T) => number,
  room: Room,
): AsyncGenerator<R> {
  const line: UnderWay<R>[] = [];
  let bytes = 0;
  const isFull = (size: number): boolean => line.length >= room.tasks || (line.length > 0 && bytes + size > room.bytes);
  const first = async (): Promise<R> => {
    const { result, bytes: size } = line.shift() as UnderWay<R>;
    bytes -= size;
    return result;
  };
  for await (const task of tasks) {
    const size = sizeOf(task);
    while (isFull(size)) yield await first();
    bytes += size;
    line.push({ result: started(run(task)), bytes: size });
  }
  while (line.length > 0) yield await first();
}

/** A failure is for whoever waits for the result; before that it must not count as unhandled. */
function started<R>(result: Promise<R>): Promise<R> {
  result.catch(() => {});
  return result;
}
