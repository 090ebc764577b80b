import type { Reading } from './reading.ts';

/** A stretch of a reading that something else stands for. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** What stands for it; asked for only where the span is taken, as a value that was asked for is used up. */
  readonly value: () => string;
}

/** Finds what has to be replaced in a text as its reader sees it. */
export type Find = (reading: Reading) => Iterable<Span>;
