import type { Headers } from '../model.ts';

export interface Field {
  readonly name: string;
  readonly value: string;
}

/** A look-up without a prototype: a field may be called `__proto__` or `constructor`. */
export function makeHeaders(fields: readonly Field[]): Headers {
  const byName = new Map<string, Field[]>();
  for (const field of fields) {
    const same = byName.get(field.name);
    if (same) same.push(field);
    else byName.set(field.name, [field]);
  }
  return {
    get: (name) => byName.get(name)?.[0]?.value ?? '',
    all: (name) => (byName.get(name) ?? []).map((field) => field.value),
    has: (name) => byName.has(name),
  };
}

export const NO_HEADERS: Headers = makeHeaders([]);
