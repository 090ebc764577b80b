import type { BounceRecord } from '../../model.ts';

type Json = Readonly<Record<string, unknown>>;

/** The name of a mail's field may have a dot itself. */
function parted(name: string): readonly [top: string, below: string | null] {
  const at = name.indexOf('.');
  return at < 0 ? [name, null] : [name.slice(0, at), name.slice(at + 1)];
}

/** The record with these fields only, in the order in which they are named. */
export function pick(record: BounceRecord, fields: readonly string[]): Json {
  const picked: Record<string, unknown> = {};
  const values = record as unknown as Json;
  for (const name of fields) {
    const [top, below] = parted(name);
    if (below === null) picked[top] = values[top];
    else picked[top] = { ...(picked[top] as object), [below]: (values[top] as Json | undefined)?.[below] ?? null };
  }
  return picked;
}
