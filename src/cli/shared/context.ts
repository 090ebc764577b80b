import { once } from '../../once.ts';
import type { Counter } from '../../output/format/heading.ts';
import type { HeadingLanguage } from '../../output/stream/heading-language.ts';
import { type TableNames, tableNames } from '../../output/tables/table-names.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { isColored } from '../io/color.ts';
import type { Io } from '../io/io.ts';
import type { SharedOptions } from './shared-options.ts';

/** Where no terminal tells its width, or the output goes to a file. */
const DEFAULT_WIDTH = 80;

/** What formats need to know; each takes its part. */
export interface FormatContext extends TableNames {
  readonly width: number;
  readonly colored: boolean;
  /** The long card. */
  readonly full: boolean;
  readonly counter: Counter;
  readonly bom: boolean;
  /** Letters below the cards; only formats for people have them. */
  readonly inquiry: boolean;
  /** The card without colour, columns and line breaks. */
  readonly plain: boolean;
  /** Of a record, for programs and tables; null where all are wanted. */
  readonly fields: readonly string[] | null;
  /** What the columns of a CSV are called. */
  readonly headings: HeadingLanguage;
  /** Fields of the original that records have as their `headers`. */
  readonly headers: readonly string[];
}

/** How output is to look: for the terminal it goes to, or for a file. */
export function formatContext(table: CompiledTable, options: SharedOptions, io: Io): FormatContext {
  const target: { readonly isTTY?: boolean; readonly columns?: number } = options.output === undefined ? io.stdout : {};
  return {
    width: target.columns || DEFAULT_WIDTH,
    colored: isColored(options.color, io.env, target),
    full: options.full,
    counter: '通目',
    bom: options.bom,
    inquiry: options.inquiry,
    plain: options.plain,
    fields: options.fields ?? null,
    headings: options.headings ?? 'name',
    headers: options.header ?? [],
    ...tableNames(table),
  };
}

/** Hardly any run asks for headings in Japanese. */
const inJapanese = once(() => import('../../output/stream/headings.ts'));

/** What a column of records is called, where it is not its name. */
export async function headingsFor({
  headings,
}: Pick<SharedOptions, 'headings'>): Promise<{ readonly heading?: (column: string) => string }> {
  return headings === 'ja' ? { heading: (await inJapanese()).recordHeading } : {};
}
