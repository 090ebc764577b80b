import type { Reading } from '../finding/reading.ts';
import type { Context } from '../original/context.ts';

/** A mail system whose notices say what no general reading can know. */
export interface Dialect {
  readonly name: string;
  /** Of several that recognise a mail the most specific one reads it. */
  readonly specificity: number;
  recognises(context: Context): boolean;
  /** `general` is what is read without the dialect. */
  read(context: Context, general: () => Reading | null): Reading | null;
}
