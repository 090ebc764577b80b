/** Room outside of memory for what would take too much of it: a file that nobody else has, where there are files. */
export interface Spill {
  /** Where the bytes lie now; null where there is no room for them, now or ever again. */
  put(bytes: Uint8Array): number | null;
  /** Writes over some of them. False where that did not work: what lies there may be either, or some of both. */
  write(bytes: Uint8Array, at: number): boolean;
  read(into: Uint8Array, at: number): void;
  /** What was put there with that size is not needed any more. */
  free(at: number, size: number): void;
}
