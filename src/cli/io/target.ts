/** Where results go. */
export interface Sink<Piece = string | Uint8Array> {
  /** Resolves when it is written. */
  write(text: Piece): Promise<void>;
  /** Everything is written out; nothing may follow. */
  close(): Promise<void>;
  /** The run failed: leaves nothing half-written behind. */
  abandon(): Promise<void>;
}

/** Where a command writes to: stdout, where nothing is said. */
export interface Target {
  readonly output?: string;
  /** Paths that it reads, which must not be written to; `-` is stdin. */
  readonly inputs?: readonly string[];
  /** What is there already must not be written over. */
  readonly isNew?: boolean;
}
