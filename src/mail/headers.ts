import libmime from 'libmime';
import type { Headers } from '../model.ts';
import { decodeCharset } from './charset.ts';

export interface Field {
  readonly name: string;
  readonly value: string;
}

/** A look-up without a prototype: a field may be called `__proto__` or `constructor`. */
export function makeHeaders(fields: readonly Field[]): Headers {
  const byName = new Map<string, string[]>();
  for (const { name, value } of fields) {
    const values = byName.get(name);
    if (values) values.push(value);
    else byName.set(name, [value]);
  }
  return {
    get: (name) => byName.get(name)?.[0] ?? '',
    all: (name) => byName.get(name) ?? [],
    has: (name) => byName.has(name),
  };
}

export const NO_HEADERS: Headers = makeHeaders([]);

const FIELD = /^([!-9;-~]{1,80})[ \t]*:(.*)$/s;
const FOLD = /\r?\n[ \t]*/g;

/** Decodes RFC 2047 words; a broken word stays as it stands. */
function decodeValue(value: string): string {
  const unfolded = value.replace(FOLD, ' ').trim();
  if (!unfolded.includes('=?')) return unfolded;
  try {
    return libmime.decodeWords(unfolded);
  } catch {
    return unfolded;
  }
}

/** One header line, folded or not. A raw line holds one byte per character, as mailparser hands it over. */
export function readField(line: string, raw: boolean): Field | null {
  const match = FIELD.exec(raw ? decodeCharset(Buffer.from(line, 'latin1'), '') : line);
  if (!match) return null;
  return { name: (match[1] as string).toLowerCase(), value: decodeValue(match[2] as string) };
}
