import { looksLikeRows } from '../events/shape/form.ts';
import type { InputItem, LinesItem } from '../input/item/item.ts';
import { type InputProblem, problem } from '../input/item/problem.ts';
import { isJournalJson } from '../input/log/journal.ts';
import { logOf } from '../input/log/rotation.ts';
import { decodeText } from '../input/text/decode-text.ts';
import type { Spill } from '../kept/spill.ts';
import type { RawMessage } from '../model.ts';
import { once } from '../once.ts';
import type { LogItem } from './log-item.ts';
import type { Open } from './program-lines.ts';

type Told = Exclude<InputItem, LinesItem> | LogItem;

/**
 * Turns what programs wrote for programs into what it tells of mails: lines of a log (files of one rotated log are one)
 * and of events. What is no form that is known is a problem. `spill`:
 * where mails have room that wait for long.
 */
export async function* readPrograms(items: AsyncIterable<InputItem>, spill: Spill | null = null): AsyncGenerator<Told> {
  let open: Open | null = null;
  for await (const item of items) {
    if (open !== null && (item.type !== 'lines' || logOf(item.source) !== open.name)) {
      yield* (await forLines()).ended(open);
      open = null;
    }
    if (item.type === 'lines') open ??= (await forLines()).begun(item, spill);
    for (const one of await toldBy(item, open)) yield one;
  }
  if (open !== null) yield* (await forLines()).ended(open);
}

async function toldBy(item: InputItem, open: Open | null): Promise<readonly Told[]> {
  if (item.type === 'message') return [(await refusal(item.message)) ?? item];
  if (item.type !== 'lines') return [item];
  return open === null ? [] : (await forLines()).told(item, open);
}

/** Mailboxes have none. */
const forLines = once(() => import('./program-lines.ts'));

/** Few runs read events, and what looks at their shapes is large. */
const forEvents = once(() => import('../events/text.ts'));

/** Enough to see that it is no table and no JSON. */
const HEAD = 4096;

async function refusal({ shape, bytes, source }: RawMessage): Promise<InputProblem | null> {
  const head = shape === 'text' ? decodeText(bytes.subarray(0, HEAD)) : '';
  if (!looksLikeRows(head) || isJournalJson(head)) return null;
  const form = (await forEvents()).unknownForm(decodeText(bytes));
  return form === null ? null : problem(source, `unknown-${form}`);
}
