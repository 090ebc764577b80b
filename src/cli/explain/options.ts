import type { CardFormatName } from '../shared/card-formats.ts';
import type { SharedOptions } from '../shared/shared-options.ts';

export interface ExplainOptions extends SharedOptions {
  readonly format?: CardFormatName;
  /** What can be asked for by name. */
  readonly list?: boolean;
}
