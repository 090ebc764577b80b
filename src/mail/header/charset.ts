import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import { asBuffer } from '../../input/bytes/chunks.ts';
import { decodeText, withoutEmptyRuns, withoutGroupBytes } from '../../input/text/decode-text.ts';

const ESC = 0x1b;
const SHIFT_IN = [0x24, 0x28];

/** True where every byte is plain ASCII and no ISO-2022 escape stands between. */
function isPlain(bytes: Uint8Array): boolean {
  if (!isAscii(bytes)) return false;
  for (let i = bytes.indexOf(ESC); i >= 0; i = bytes.indexOf(ESC, i + 1)) {
    if (SHIFT_IN.includes(bytes[i + 1] ?? 0)) return false;
  }
  return true;
}

/** ESC $ begins Japanese in ISO-2022-JP whatever the part says of itself. */
function hasEscapes(bytes: Uint8Array): boolean {
  for (let i = bytes.indexOf(ESC); i >= 0; i = bytes.indexOf(ESC, i + 1)) {
    if (bytes[i + 1] === 0x24) return true;
  }
  return false;
}

function isControl(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0x9f;
}

/** sendmail puts 0xFF before each byte 0x80-0x9F of an 8-bit error header (its META quoting). */
function dropMetaQuotes(bytes: Uint8Array): Uint8Array {
  let at = bytes.indexOf(0xff);
  while (at >= 0 && !isControl(bytes[at + 1])) at = bytes.indexOf(0xff, at + 1);
  return at < 0 ? bytes : bytes.filter((byte, i) => byte !== 0xff || !isControl(bytes[i + 1]));
}

/** By the names that TextDecoder knows; making one takes longer than reading a subject with it. */
const decoders = new Map<string, TextDecoder>();

function decoderOf(charset: string): TextDecoder {
  const decoder = decoders.get(charset) ?? new TextDecoder(charset, { fatal: true });
  decoders.set(charset, decoder);
  return decoder;
}

function decodeNamed(bytes: Uint8Array, charset: string): string | null {
  try {
    return decoderOf(charset).decode(bytes);
  } catch {
    // One that stopped in the middle may remember what it was reading.
    decoders.delete(charset);
    return null;
  }
}

function decodeLoosely(bytes: Uint8Array, charset: string): string | null {
  if (charset === 'utf-8' || !iconv.encodingExists(charset)) return null;
  return iconv.decode(Buffer.from(bytes), charset);
}

/** Encodings of iconv-lite in which no text with 8-bit bytes can be. */
const NO_CHARSET = /^(?:base64|hex|binary|utf7|utf7imap)$/;
const WIDE = /^(?:utf16|ucs2|utf32|ucs4)/;

/** Each character of UTF-32 holds a NUL, in UTF-16 nearly every line does. */
function canBe(bytes: Uint8Array, charset: string): boolean {
  const name = charset.replace(/[^a-z\d]/g, '');
  if (NO_CHARSET.test(name)) return false;
  if (!WIDE.test(name) || bytes.includes(0)) return true;
  return !/^(?:utf32|ucs4)/.test(name) && !isUtf8(bytes);
}

const SAYS_NOTHING = /^(?:|us-ascii|ascii|ansi_x3\.4-1968|x?-?unknown|unknown-8bit|default|iso-ir-6)$/;
/** Names that no decoder here knows, and the one that reads them. */
const ALIASES: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  cp932: 'shift_jis',
  sjis: 'shift_jis',
  'x-sjis': 'shift_jis',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  eucjp: 'euc-jp',
  'eucjp-ms': 'euc-jp',
  cp51932: 'euc-jp',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  utf8: 'utf-8',
});

/**
 * Decodes the bytes of a text by the charset it names. Where it names none, says us-ascii over 8-bit bytes, or
 * names one that cannot be right, the bytes themselves decide.
 */
export function decodeCharset(given: Uint8Array, named: string): string {
  if (isPlain(given)) return asBuffer(given).toString('latin1');
  const bytes = withoutGroupBytes(dropMetaQuotes(given));
  const name = named.trim().toLowerCase();
  const charset = ALIASES[name] ?? name;
  if (SAYS_NOTHING.test(charset) || !canBe(bytes, charset)) return decodeText(bytes);
  if (hasEscapes(bytes)) return decodeNamed(withoutEmptyRuns(asBuffer(bytes)), 'iso-2022-jp') ?? decodeText(bytes);
  return decodeNamed(bytes, charset) ?? decodeLoosely(bytes, charset) ?? decodeText(bytes);
}
