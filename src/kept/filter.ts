/** Of each group; a byte has room for so many. */
export const SETS = 8;
const BITS = 20;
const PROBES = 4;

/**
 * Tells in which of eight sets of keys one may be (Bloom, 1970): for each of a million numbers that keys are made into
 * a byte, in which each set has a bit. A set of 90,000 keys has a stranger in 1 case of 140, for 12 bits of memory a key.
 */
export class Filter {
  readonly #bytes = new Uint8Array(1 << BITS);

  add(low: number, high: number, set: number): void {
    for (let i = 0; i < PROBES; i++) {
      const number = numberOf(low, high, i);
      this.#bytes[number] = (this.#bytes[number] as number) | (1 << set);
    }
  }

  /** A bit for each set that it may be in. */
  sets(low: number, high: number): number {
    let sets = -1;
    for (let i = 0; i < PROBES && sets !== 0; i++) sets &= this.#bytes[numberOf(low, high, i)] as number;
    return sets;
  }
}

const numberOf = (low: number, high: number, i: number): number => ((low + Math.imul(i, high)) >>> 0) >>> (32 - BITS);
