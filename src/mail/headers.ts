import libmime from 'libmime';
import type { Headers } from '../model.ts';
import { decodeCharset } from './charset.ts';

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

const FIELD = /^([!-9;-~]{1,80})[ \t]*:(.*)$/s;
const FOLD = /\r?\n[ \t]*/g;

/** As much of a field as is read: X-Failed-Recipients with two thousand addresses. */
const MAX_VALUE = 64 * 1024;
/** Each encoded word may name a charset of its own, and finding out that it is none takes time. */
const MAX_ENCODED = 16 * 1024;

/** Decodes RFC 2047 words; a broken word stays as it stands. */
function decodeValue(value: string): string {
  const unfolded = value.slice(0, MAX_VALUE).replace(FOLD, ' ').trim();
  if (!unfolded.includes('=?')) return unfolded;
  try {
    return libmime.decodeWords(unfolded.slice(0, MAX_ENCODED)) + unfolded.slice(MAX_ENCODED);
  } catch {
    return unfolded;
  }
}

/** Of thirty fields a diagnosis asks for five. */
function lazyField(name: string, raw: string): Field {
  let value: string | undefined;
  return {
    name,
    get value() {
      value ??= decodeValue(raw);
      return value;
    },
  };
}

/** An 8-bit byte, or the escape that begins Japanese in ISO-2022-JP. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC is what is looked for
const NOT_PLAIN = /[\x1b\x80-\xff]/;

/** One header line, folded or not. A raw line holds one byte per character, as mailparser hands it over. */
export function readField(line: string, raw: boolean): Field | null {
  const match = FIELD.exec(raw && NOT_PLAIN.test(line) ? decodeCharset(Buffer.from(line, 'latin1'), '') : line);
  if (!match) return null;
  return lazyField((match[1] as string).toLowerCase(), match[2] as string);
}
