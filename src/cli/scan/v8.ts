import { setFlagsFromString } from 'node:v8';

/**
 * Tunes V8 for a thousand mails and more, in all threads. It reads each flag when it needs it
 * (https://nodejs.org/api/v8.html#v8setflagsfromstringflags):
 *
 * - A scan runs through so much code that optimizing it is the largest part of its first ten thousand mails. By itself
 *   V8 copies more into each function than that wins back: with this bound there is a tenth less to do, and thirty
 *   thousand mails take no longer.
 * - By itself V8 lets each thread's old generation grow to a multiple of what is alive in it before it collects, and
 *   the longer a scan runs, the more. With half as much again a long scan has the memory of a short one.
 * - What a stream parser makes for a mail looks to V8 as if it lived long, as mails are read side by side. It would be
 *   put into the old generation at once and fill that for nothing.
 */
export function tuneForManyMails(): void {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
  setFlagsFromString('--heap-growing-percent=50');
  setFlagsFromString('--no-allocation-site-pretenuring');
}
