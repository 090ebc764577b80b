import { type Stats, statSync } from 'node:fs';
import type { InputItem } from '../item/item.ts';
import { type Memory, placeInMaildir, placeOf } from '../seen/memory.ts';
import type { SeenMailbox, SeenWhole } from '../seen/state.ts';
import type { FilePath } from './file.ts';
import { uniqueName } from './maildir.ts';

type Items = AsyncGenerator<InputItem>;

/** Of a Maildir: nothing where the message was read before, under whatever name. */
export async function* readNewMessage(items: Items, path: FilePath, memory: Memory): Items {
  const place = placeInMaildir(path, uniqueName);
  if (memory.file(place)?.is === 'message') return;
  if (yield* whether(items)) memory.setFile(place, { is: 'message' });
}

/** Nothing where the file is as it was when it was read before. */
export async function* readNewFile(items: Items, path: FilePath, memory: Memory): Items {
  const place = placeOf(path);
  const [now, before] = [wholeOf(path), memory.file(place)];
  if (now !== null && before?.is === 'whole' && before.size === now.size && before.modified === now.modified) return;
  if ((yield* whether(items)) && now !== null) memory.setFile(place, now);
}

/** What the reader of a mailbox wants to know, and tells. */
export function newIn(path: FilePath, memory: Memory) {
  const place = placeOf(path);
  const before = memory.file(place);
  return {
    seen: before?.is === 'mailbox' ? before : undefined,
    onSeen: (seen: SeenMailbox): void => memory.setFile(place, seen),
  };
}

/** Hands items on; whether there was anything to read, and all of it was read. */
async function* whether(items: Items): AsyncGenerator<InputItem, boolean> {
  let [isRead, isWhole] = [false, true];
  for await (const item of items) {
    if (item.type === 'message' || item.type === 'record' || item.type === 'lines') isRead = true;
    if (item.type === 'problem') isWhole = false;
    yield item;
  }
  return isRead && isWhole;
}

/** As it was before it was read; null for what is no file, and has no end that could be known again. */
function wholeOf(path: FilePath): SeenWhole | null {
  const stat: Stats | undefined = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? { is: 'whole', size: stat.size, modified: stat.mtimeMs } : null;
}
