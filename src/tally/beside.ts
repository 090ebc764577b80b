import type { Judge } from '../judgement/judge.ts';
import type { Earlier } from './comparison.ts';

/** What a summary is held against; null, or nothing, where nobody asked. */
export interface Beside {
  /** Of the addresses of the summary. */
  readonly judge?: Judge;
  /** Mails that were sent in the time of the notices. */
  readonly sent?: number | null;
  /** What the run is compared with. */
  readonly earlier?: Earlier | null;
}
