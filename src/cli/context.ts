import type { CompiledTable } from '../rules/compile.ts';
import { isColored } from './color.ts';
import type { FormatContext } from './formats.ts';
import type { Io } from './io.ts';
import type { SharedOptions } from './options.ts';

/** Where no terminal tells its width, or the output goes to a file. */
const DEFAULT_WIDTH = 80;
/** More than this nobody reads on a card; `explain` has the rest. */
export const MAX_STEPS = 5;

/** How output is to look: for the terminal it goes to, or for a file. */
export function formatContext(table: CompiledTable, options: SharedOptions, io: Io): FormatContext {
  const target: { readonly isTTY?: boolean; readonly columns?: number } = options.output === undefined ? io.stdout : {};
  return {
    width: target.columns || DEFAULT_WIDTH,
    colored: isColored(options.color, io.env, target),
    maxSteps: MAX_STEPS,
    counter: '通目',
    bom: options.bom,
    inquiry: options.inquiry,
    plain: options.plain,
    adviceOf: (reason) => table.reasons[reason],
    titleOf: (reason) => table.reasons[reason].title,
    providerName: (id) => table.providers.find((provider) => provider.id === id)?.name ?? id,
  };
}
