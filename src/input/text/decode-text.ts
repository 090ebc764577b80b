import { TextDecoder } from 'node:util';
import { asBuffer } from '../bytes/chunks.ts';
import { type Charset, guessCharset } from './charset.ts';
import { guessUtf16 } from './utf16.ts';

/**
 * Text that says nothing about its charset: BOM, UTF-16, ISO-2022-JP, UTF-8, EUC-JP, Shift_JIS,
 * else Western European. Never throws; what cannot be decoded becomes U+FFFD.
 */
export function decodeText(given: Uint8Array): string {
  const utf16 = guessUtf16(given);
  if (utf16 !== null) return new TextDecoder(utf16).decode(given);
  const bytes = withoutGroupBytes(given);
  const decode = decoderFor(guessCharset(bytes));
  return hasJisEscape(bytes) ? decodeJisLines(withoutEmptyRuns(asBuffer(bytes)), decode) : decode(bytes);
}

const JAPANESE_GROUP = 0x10;

/** Notes keeps text as LMBCS, where this byte before a character says that it is Japanese, and some of it gets out. */
export function withoutGroupBytes(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(JAPANESE_GROUP)) return bytes;
  return bytes.filter((byte, i) => !isGroupByte(byte, bytes[i + 1]));
}

export const isGroupByte = (byte: number, next = 0): boolean => byte === JAPANESE_GROUP && next >= 0x80;

type Decode = (bytes: Uint8Array) => string;

const decoders = new Map<string, TextDecoder>();

/** Making one takes longer than reading a line with it. */
function decoderOf(charset: Exclude<Charset, 'windows-1252'> | 'iso-2022-jp'): TextDecoder {
  const decoder = decoders.get(charset) ?? new TextDecoder(charset);
  decoders.set(charset, decoder);
  return decoder;
}

function decoderFor(charset: Charset): Decode {
  if (charset === 'windows-1252') return decodeWestern;
  const decoder = decoderOf(charset);
  return (bytes) => decoder.decode(bytes);
}

const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** By hand, because TextDecoder's windows-1252 leaves 0x80-0x9F as controls in some releases of Node 20 and 22. */
function decodeWestern(bytes: Uint8Array): string {
  const text = asBuffer(bytes).toString('latin1');
  return text.replace(/[\x80-\x9f]/g, (control) => C1[control.charCodeAt(0) - 0x80] ?? control);
}

const JIS_ESCAPE = /^(?:\$[@B(]|\([BIJ])/;
const ESC = 0x1b;

export function hasJisEscape(bytes: Uint8Array): boolean {
  const buffer = asBuffer(bytes);
  for (let at = buffer.indexOf(ESC); at >= 0; at = buffer.indexOf(ESC, at + 1)) {
    if (JIS_ESCAPE.test(buffer.toString('latin1', at + 1, at + 3))) return true;
  }
  return false;
}

/**
 * Back to ASCII and into Japanese again, as where two encoded words were joined: TextDecoder sees an attack in
 * two escapes with nothing between them and puts U+FFFD there.
 */
export function withoutEmptyRuns(bytes: Buffer): Buffer {
  if (!bytes.includes('\x1b(B\x1b$')) return bytes;
  return Buffer.from(bytes.toString('latin1').replaceAll('\x1b(B\x1b$', '\x1b$'), 'latin1');
}

/**
 * Line by line: RFC 1468 ends every line in ASCII, so a cut line spoils no other,
 * and a mail may hold an ISO-2022-JP part beside an 8-bit one.
 */
function decodeJisLines(buffer: Buffer, decode: Decode): string {
  const jis = decoderOf('iso-2022-jp');
  const pieces: string[] = [];
  let open = false;
  for (let start = 0; start < buffer.length; ) {
    const end = open ? lineEnd(buffer, start) : pieceEnd(buffer, start);
    const piece = buffer.subarray(start, end);
    const continued = open && firstEscape(piece) === '(';
    if (continued) pieces.push(jis.decode(Buffer.concat([KANJI_IN, piece])));
    else pieces.push(hasJisEscape(piece) ? jis.decode(piece) : decode(piece));
    open = isOpen(piece, continued);
    start = end;
  }
  return pieces.join('');
}

function lineEnd(buffer: Buffer, start: number): number {
  const newline = buffer.indexOf(0x0a, start);
  return newline < 0 ? buffer.length : newline + 1;
}

/** The end of a line with an escape, or of all the lines before it. */
function pieceEnd(buffer: Buffer, start: number): number {
  const at = buffer.indexOf(ESC, start);
  if (at < 0) return buffer.length;
  const line = buffer.lastIndexOf(0x0a, at) + 1;
  return line > start ? line : lineEnd(buffer, at);
}

const KANJI_IN = Buffer.from('\x1b$B', 'latin1');

/** What follows the first ESC: a line that closes what it never opened was wrapped by a gateway. */
function firstEscape(line: Buffer): string {
  const at = line.indexOf(ESC);
  return at < 0 ? '' : line.toString('latin1', at + 1, at + 2);
}

function isOpen(line: Buffer, before: boolean): boolean {
  const at = line.lastIndexOf(ESC);
  return at < 0 ? before : line[at + 1] === 0x24;
}
