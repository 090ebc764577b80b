import { NEEDLE, type Place, separatorAt, type Verdict } from './separator-at.ts';

/** What is known of the bytes before a divider. */
export interface BeforeDivider {
  /** No divider stands before them. */
  readonly isFirst: boolean;
  /** There is nothing but white space among them. */
  readonly isBlank: boolean;
}

/** How the messages of a mailbox are told apart. */
export interface Dividing {
  /** Bytes at the end of what was read in which the beginning of a divider may hide. */
  readonly overlap: number;
  /** The newline before the next line that may divide two messages, looked for from `from` on; -1: none. */
  find(view: Buffer, from: number): number;
  /** Judges the line behind the newline at `at`; the message before it begins at `view[1]`. */
  judge(view: Buffer, at: number, place: Place): Verdict;
  /** Whether a `From ` in a message was quoted with `>` when it was stored. */
  readonly quotes: boolean;
  /** Whether what stands before a divider is a message. */
  isMessage(bytes: Uint8Array, place: BeforeDivider): boolean;
}

/** `From ` lines, as RFC 4155 has them. What stands before the first one is a message too, unless it is blank. */
export const BY_FROM_LINES: Dividing = {
  overlap: NEEDLE.length - 1,
  quotes: true,
  find: (view, from) => view.indexOf(NEEDLE, from),
  judge: separatorAt,
  isMessage: (_, { isFirst, isBlank }) => !isFirst || !isBlank,
};
