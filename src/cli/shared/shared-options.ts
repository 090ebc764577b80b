import type { HeadingLanguage } from '../../output/stream/heading-language.ts';
import type { EngineOptions } from '../../pipeline.ts';
import type { ColorChoice } from '../io/color.ts';

/** What the shared flags say. */
export interface SharedOptions {
  readonly output?: string;
  readonly color: ColorChoice;
  readonly quiet: boolean;
  readonly bom: boolean;
  /** The folder of the user's rules. */
  readonly rules?: string;
  readonly explain: boolean;
  /** Words that no phrase is in are compared with known sentences. */
  readonly similar: boolean;
  readonly inquiry: boolean;
  readonly plain: boolean;
  /** Of a record, in this order. */
  readonly fields?: readonly string[];
  /** The same by another name. */
  readonly columns?: readonly string[];
  /** What the columns of a CSV are called. */
  readonly headings?: HeadingLanguage;
  /** Of the original: what records have as their `headers`. */
  readonly header?: readonly string[];
  /** A file that results are added to. */
  readonly append?: string;
  readonly full: boolean;
}

/** What of them changes what records say. */
export const engineOptions = ({ explain, similar, header = [] }: SharedOptions): EngineOptions => ({
  explain,
  similar,
  headers: header,
});

/** Where no flag was given; `true` for those that begin with `--no-`, as commander has it. */
export const NO_OPTIONS: SharedOptions = {
  color: 'auto',
  quiet: false,
  bom: true,
  explain: false,
  similar: true,
  inquiry: false,
  plain: false,
  full: false,
};
