import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { once } from '../../once.ts';

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
  keepYoungSmall();
}

const isEager = Number.parseInt(process.versions.v8, 10) < 12;

/**
 * V8 11 (Node 20) optimizes functions that hardly run. One thread leaves a processor free that does it meanwhile; of
 * several, each waits for the others. With four times its patience, ten thousand mails in two threads take a twentieth
 * less. Later versions count in another way, and wait by themselves.
 */
export function tuneForThreads(): void {
  if (isEager) setFlagsFromString('--interrupt-budget=300000');
}

/** Of each half of the young generation: as many mails as are read side by side have room; the rest is never given back. */
const YOUNG_MB = 8;
const GROWING = 2;
const LOOK_MS = 20;

function youngBytes(): number {
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return young === undefined ? 0 : young.space_used_size + young.space_available_size;
}

/** Lets the young generation of this thread grow so far; in threads that start later it has the size at once. */
const keepYoungSmall = once(() => {
  setFlagsFromString(`--min-semi-space-size=${YOUNG_MB}`);
  let factor = GROWING;
  const look = (): void => {
    // Pages have heads, and sizes double.
    const wanted = youngBytes() < (YOUNG_MB << 20) * 0.75 ? GROWING : 1;
    if (wanted !== factor) setFlagsFromString(`--semi-space-growth-factor=${wanted}`);
    factor = wanted;
  };
  setInterval(look, LOOK_MS).unref();
});
