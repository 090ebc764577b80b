import type { RawMessage } from '../../model.ts';
import type { InputProblem } from './problem.ts';

export interface MessageItem {
  readonly type: 'message';
  /** `bytes` owns its whole ArrayBuffer, so that it can be transferred to a worker. */
  readonly message: RawMessage;
  /** Of a mailbox: where in its bytes the message begins. */
  readonly start?: number;
}

/** A line that an earlier run wrote with `--format ndjson`; not parsed here. */
export interface RecordItem {
  readonly type: 'record';
  readonly source: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** Neighbouring lines of a log, or of what else a program wrote line by line; not understood here. */
export interface LinesItem {
  readonly type: 'lines';
  readonly source: string;
  /** 1-based number of the first one. */
  readonly first: number;
  /** Without their line ends. */
  readonly lines: readonly string[];
  /** When it was written last, or else read, in ms: its lines may not say the year. */
  readonly asOf: number;
}

/**
 * Why a file of a folder was passed over: its bytes are no mail, it has nothing in it, its name begins with a dot, it
 * holds earlier records, it is a FIFO, a socket or a device, or it was deleted before it was read.
 */
export const SKIP_REASONS = ['not-mail', 'empty', 'hidden', 'records', 'special', 'gone'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** A file of a folder that is no mail. */
export interface SkippedItem {
  readonly type: 'skipped';
  readonly source: string;
  readonly why: SkipReason;
}

/** Something to know about an input that is no trouble. Japanese, ends in 「。」. */
export interface Note {
  readonly type: 'note';
  readonly source: string;
  readonly message: string;
}

export type InputItem = MessageItem | RecordItem | LinesItem | InputProblem | SkippedItem | Note;

/** `files`: the default command, where a folder or earlier records are a mistake; `scan` takes them. */
export type InputMode = 'files' | 'scan';

/** Bytes of one message that are kept; what lies beyond is dropped and said so. */
export const DEFAULT_MAX_MESSAGE = 64 * 1024 * 1024;
