import type { CardFormatName } from '../shared/card-formats.ts';
import type { SharedOptions } from '../shared/shared-options.ts';

export interface ExplainOptions extends SharedOptions {
  readonly format?: CardFormatName;
}
