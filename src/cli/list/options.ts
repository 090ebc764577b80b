import type { PolicyOptions, ReadingOptions } from '../scan/options.ts';

/** What the flags of `list` say. */
export interface ListOptions extends ReadingOptions, PolicyOptions {
  readonly bounces?: readonly string[];
  readonly removed?: string;
  /** The name of a column, or its number. */
  readonly column?: string;
  readonly dryRun?: boolean;
  readonly forget?: readonly string[];
  readonly force?: boolean;
}
