/** What the page asks its thread. */
export type Order =
  | { readonly type: 'begin'; readonly table: Uint8Array }
  | { readonly type: 'diagnose'; readonly text: string; readonly files: readonly File[] }
  | { readonly type: 'explain'; readonly what: string };

/** What the thread tells the page. */
export type News =
  | Progress
  /** `html` goes into the page as it is: `html` made it, and escaped what a mail says. */
  | { readonly type: 'diagnosed'; readonly html: string; readonly savings: readonly Saving[] }
  | { readonly type: 'explained'; readonly html: string; readonly title: string }
  /** A mistake of ours. */
  | { readonly type: 'failed' };

export interface Progress {
  readonly type: 'progress';
  readonly messages: number;
  /** Bytes. */
  readonly read: number;
  readonly total: number;
}

/** A file that the page offers to save. */
export interface Saving {
  readonly name: string;
  readonly label: string;
  readonly content: Blob;
}
