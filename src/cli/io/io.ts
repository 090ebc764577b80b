import type { Writable } from 'node:stream';

/** As much of a stream as is read. */
export interface Input extends AsyncIterable<Uint8Array> {
  readonly isTTY?: boolean;
  /** Nobody wants the rest. */
  destroy(): unknown;
}

/** As much of a stream as is written to. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** `done` is called when it is written, or with what went wrong. */
  write(text: string | Uint8Array, done: (error?: Error | null) => void): unknown;
}

/** The outside world as a command sees it; only `bin.ts` touches `process`. */
export interface Io {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** From now on Ctrl-C, SIGTERM and SIGHUP are told here instead of ending the process. */
  readonly interruption?: () => AbortSignal;
  /** Asks whoever sits at the terminal, who sees nothing of what he types; null where nobody does. */
  readonly askSecret?: (prompt: string) => Promise<string | null>;
  /** `tidy` is called if the process ends, by a signal say, before what comes back is called. */
  readonly beforeEnd?: (tidy: () => void) => () => void;
}

/**
 * `finding`: finished, but something needs a look; `notKept`: EX_TEMPFAIL of sysexits.h, at which a mail server keeps
 * the mail and tries again; the highest code of a run wins.
 */
export const EXIT = {
  ok: 0,
  finding: 1,
  usage: 2,
  notKept: 75,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

export const COMMAND = 'bounce-doctor';

/** A line on stderr; stdout carries results only. */
export function tell(io: Io, message: string): void {
  io.stderr.write(`${COMMAND}: ${message}\n`);
}

/** Whoever asks for stdin on a terminal is told how to end the text. */
export function inviteToPaste(paths: readonly string[], { quiet }: { readonly quiet: boolean }, io: Io): void {
  if (!quiet && paths.includes('-') && io.stdin.isTTY)
    tell(io, 'エラーメールの文章を貼り付けて、Enter、Ctrl-D(Windows では Ctrl-Z と Enter)の順に押してください。');
}
