import { setFlagsFromString } from 'node:v8';

/**
 * Tunes V8 for a thousand mails and more, in all threads. Each flag is read each time it is needed
 * (https://nodejs.org/api/v8.html#v8setflagsfromstringflags), measured with `npm run bench`:
 *
 * - A scan runs through so much code that optimizing it is the largest part of its first ten thousand mails. By itself
 *   V8 copies far more into each function than that ever wins back: with this bound there is a quarter less to do, and
 *   a hundred thousand mails take as long.
 * - By itself V8 lets each thread's old generation grow to a multiple of what is alive in it before it collects, and
 *   the longer a scan runs, the more. With half as much again a long scan has the memory of a short one.
 */
export function tuneForManyMails(): void {
  setFlagsFromString('--max-inlined-bytecode-size=60');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
  setFlagsFromString('--heap-growing-percent=50');
}
