import Encoding from 'encoding-japanese';
import iconv from 'iconv-lite';
import { guessCharset } from '../../input/text/charset.ts';
import { decodeCharset } from '../../mail/header/charset.ts';

/** Raw bytes are carried as strings of one character per byte: slices and searches stay simple. */
export type Binary = string;

export const toBytes = (binary: Binary): Buffer => Buffer.from(binary, 'latin1');
export const toBinary = (bytes: Uint8Array): Binary => Buffer.from(bytes).toString('latin1');

export const isPlain = (binary: Binary): boolean => !binary.includes('\u001b') && !/[\u0080-\u00ff]/.test(binary);

function encode(text: string, charset: string): Binary | null {
  if (charset === 'utf-8') return toBinary(Buffer.from(text));
  if (charset === 'iso-2022-jp') return encodeJis(text);
  return iconv.encodingExists(charset) ? toBinary(iconv.encode(text, charset)) : null;
}

function encodeJis(text: string): Binary {
  const codes = Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to: 'JIS' });
  return toBinary(Uint8Array.from(codes));
}

const NAMED_ALIKE: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  utf8: 'utf-8',
  'x-sjis': 'shift_jis',
  sjis: 'shift_jis',
  'windows-31j': 'shift_jis',
  cp932: 'shift_jis',
  eucjp: 'euc-jp',
  'x-euc-jp': 'euc-jp',
});

/** The charset in which these bytes and their text are the same thing; null where none is sure. */
function charsetOf(bytes: Buffer, named: string): string | null {
  const name = named.trim().toLowerCase();
  const jis = bytes.includes(0x1b) ? ['iso-2022-jp'] : [];
  const candidates = [...jis, NAMED_ALIKE[name] ?? name, guessCharset(bytes), 'iso-2022-jp'];
  return candidates.find((charset) => charset !== '' && isExact(bytes, charset)) ?? null;
}

const isExact = (bytes: Buffer, charset: string): boolean =>
  encode(decodeCharset(bytes, charset), charset) === toBinary(bytes);

/** What stands for a Japanese name where the charset has no Japanese. */
const inAscii = (text: string): string =>
  text
    .replace(/件名(?=\d)/g, 'Subject ')
    .replace(/名前(?=\d)/g, 'Name')
    .replace(/本文は省きました。/g, '(body removed)');

/** Text as the bytes of a charset; what the charset lacks is said in ASCII. */
export function encodeText(text: string, charset: string): Binary {
  const binary = encode(text, charset);
  if (binary !== null && decodeCharset(toBytes(binary), charset) === text) return binary;
  return encode(inAscii(text), charset) ?? toBinary(Buffer.from(inAscii(text)));
}

/** Edits the text that bytes stand for. Bytes whose text stays as it is stay as they are. */
export function editText(binary: Binary, named: string, edit: (text: string) => string): Binary {
  if (isPlain(binary)) return editPlain(binary, edit);
  const charset = charsetOf(toBytes(binary), named);
  if (charset !== null) return editIn(binary, charset, edit);
  // Charsets are mixed, or characters broken: line by line, so that one spoils no other.
  const lines = binary.match(/[^\n]*\n|[^\n]+/g) ?? [];
  return lines.map((line) => editLine(line, named, edit)).join('');
}

function editPlain(binary: Binary, edit: (text: string) => string): Binary {
  const edited = edit(binary);
  return edited === binary ? binary : encodeText(inAscii(edited), 'utf-8');
}

function editLine(line: Binary, named: string, edit: (text: string) => string): Binary {
  if (isPlain(line)) return editPlain(line, edit);
  const bytes = toBytes(line);
  return editIn(line, charsetOf(bytes, named) ?? (bytes.includes(0x1b) ? 'iso-2022-jp' : guessCharset(bytes)), edit);
}

function editIn(binary: Binary, charset: string, edit: (text: string) => string): Binary {
  const text = decodeCharset(toBytes(binary), charset);
  const edited = edit(text);
  return edited === text ? binary : encodeText(edited, charset);
}
