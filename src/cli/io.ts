import type { Readable, Writable } from 'node:stream';

/** The outside world as a command sees it; only `bin.ts` touches `process`. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
}

export const EXIT = { ok: 0, finding: 1, usage: 2 } as const;
