import type { RawMessage } from '../model.ts';
import type { InputProblem } from './problem.ts';

export interface MessageItem {
  readonly type: 'message';
  /** `bytes` owns its whole ArrayBuffer, so that it can be transferred to a worker. */
  readonly message: RawMessage;
}

/** A line that an earlier run wrote with `--format ndjson`; not parsed here. */
export interface RecordItem {
  readonly type: 'record';
  readonly source: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** Files in folders that are neither mail nor mailbox by their name. */
export interface SkippedItem {
  readonly type: 'skipped';
  readonly count: number;
}

export type InputItem = MessageItem | RecordItem | InputProblem | SkippedItem;

/** `files`: the default command, where a folder or earlier records are a mistake; `scan` takes them. */
export type InputMode = 'files' | 'scan';

/** Bytes of one message that are kept; what lies beyond is dropped and said so. */
export const DEFAULT_MAX_MESSAGE = 64 * 1024 * 1024;
