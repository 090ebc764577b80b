import type { Headers } from '../../model.ts';
import { decodeCharset } from './charset.ts';
import { decodeWords } from './encoded-words.ts';

export interface Field {
  readonly name: string;
  readonly value: string;
  /** The value is the beginning of what stands there. */
  readonly cut: boolean;
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
    isCut: (name) => (byName.get(name) ?? []).some((field) => field.cut),
  };
}

export const NO_HEADERS: Headers = makeHeaders([]);

const FOLD = /\r?\n[ \t]*/g;

/** As much of a field as is read: X-Failed-Recipients with two thousand addresses. */
const MAX_VALUE = 64 * 1024;
const isCut = (line: string): boolean => line.length - line.indexOf(':') - 1 > MAX_VALUE;
/** Each encoded word may name a charset of its own, and finding out that it is none takes time. */
const MAX_ENCODED = 16 * 1024;

/** Half an address would be another address. */
function wholeWords(value: string): string {
  const end = Math.max(value.lastIndexOf(' '), value.lastIndexOf(','));
  return end > 0 ? value.slice(0, end) : value;
}

/** What stands behind the colon, RFC 2047 words decoded; a broken word stays as it stands. */
function decodeValue(line: string): string {
  const start = line.indexOf(':') + 1;
  const value = line.slice(start, start + MAX_VALUE).replace(FOLD, ' ');
  const unfolded = (isCut(line) ? wholeWords(value) : value).trim();
  if (!unfolded.includes('=?')) return unfolded;
  try {
    return decodeWords(unfolded.slice(0, MAX_ENCODED)) + unfolded.slice(MAX_ENCODED);
  } catch {
    return unfolded;
  }
}

/** An 8-bit byte, or the escape that begins Japanese in ISO-2022-JP. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC is what is looked for
const NOT_PLAIN = /[\x1b\x80-\xff]/;

function decodeLine(line: string): string {
  return NOT_PLAIN.test(line) ? decodeCharset(Buffer.from(line, 'latin1'), '') : line;
}

/** Decoded when its value is asked for: of thirty fields a diagnosis reads five. */
class LazyField implements Field {
  readonly name: string;
  readonly #line: string;
  readonly #raw: boolean;
  #value: string | undefined;

  constructor(name: string, line: string, raw: boolean) {
    this.name = name;
    this.#line = line;
    this.#raw = raw;
  }

  get cut(): boolean {
    return isCut(this.#decoded());
  }

  get value(): string {
    this.#value ??= decodeValue(this.#decoded());
    return this.#value;
  }

  #decoded(): string {
    return this.#raw ? decodeLine(this.#line) : this.#line;
  }
}

const NAME = /^[!-9;-~]{1,80}[ \t]*:/;

/** One header line, folded or not. A raw line holds one byte per character, as mailparser hands it over. */
export function readField(line: string, raw: boolean): Field | null {
  if (!NAME.test(line)) return null;
  return new LazyField(line.slice(0, line.indexOf(':')).trimEnd().toLowerCase(), line, raw);
}
