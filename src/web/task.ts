/** What a thread is asked to do: everything that means reading what a stranger wrote. */
export type Task =
  /** What a form sent, as it came. */
  | { readonly type: 'form'; readonly body: Uint8Array; readonly contentType: string }
  | { readonly type: 'question'; readonly text: string };

/** The page to send back. */
export interface Reply {
  readonly status: 200 | 400 | 422 | 500;
  readonly text: string;
}

/** How far a thread is, seen from outside, and what it is to leave out. */
export interface Course {
  /** One number in memory that both sides see. */
  readonly at: Int32Array;
  /** Messages that an earlier thread did not get through, by their number in the task. */
  readonly leftOut: readonly number[];
}

export const NOT_BEGUN = 0;
/** The message with the number 1 is at 2. */
export const BEGUN = 1;
