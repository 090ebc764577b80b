/** What a thread is asked to do: everything that means reading what a stranger wrote. */
export type Task =
  /** What a form sent, as it came. */
  | { readonly type: 'form'; readonly body: Uint8Array; readonly contentType: string }
  | { readonly type: 'question'; readonly text: string }
  /** What a program sent, as it came. */
  | { readonly type: 'records'; readonly body: Uint8Array; readonly contentType: string };

/** What to send back: a page to people, JSON to programs. */
export interface Reply {
  readonly status: 200 | 400 | 408 | 413 | 415 | 422 | 500 | 503;
  readonly type: 'html' | 'json';
  readonly text: string;
}

/** Who asks. */
export const typeOf = ({ type }: Pick<Task, 'type'>): Reply['type'] => (type === 'records' ? 'json' : 'html');

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
