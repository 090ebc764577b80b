import { decodeCharset } from '../../mail/header/charset.ts';
import { type Binary, encodeText, toBinary, toBytes } from './codec.ts';

const WORD = '=\\?[^?\\s]{1,40}\\?[BbQq]\\?[^?\\s]{0,2000}\\?=';
const RUN = new RegExp(`${WORD}(?:\\s{1,20}${WORD}){0,200}`, 'g');
const PARTS = /=\?([^?\s*]{1,40})[^?\s]{0,40}\?([BbQq])\?([^?\s]{0,2000})\?=/g;

interface Word {
  /** As it was written; compared and decoded in any case. */
  readonly charset: string;
  readonly letter: string;
  readonly bytes: Binary;
}

function wordsIn(run: string): Word[] {
  return [...run.matchAll(PARTS)].map(([, charset = '', letter = '', data = '']) => ({
    charset,
    letter,
    bytes: letter.toUpperCase() === 'B' ? toBinary(Buffer.from(data, 'base64')) : fromQ(data),
  }));
}

const fromQ = (data: string): Binary =>
  data
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Some programs cut a character in two, so words of one charset are joined before they are decoded. */
function decodeRun(words: readonly Word[]): string {
  let text = '';
  let [pending, charset] = ['', ''];
  for (const word of words) {
    if (word.charset !== charset) text += decodeCharset(toBytes(pending), charset);
    pending = word.charset === charset ? pending + word.bytes : word.bytes;
    charset = word.charset;
  }
  return text + decodeCharset(toBytes(pending), charset);
}

/** RFC 2047 section 2: a word is at most 75 characters, so a few characters a word. */
const CHARACTERS = 12;

function encodeRun(text: string, { charset, letter }: Word): string {
  const characters = [...text];
  const pieces = Array.from({ length: Math.ceil(characters.length / CHARACTERS) }, (_, i) =>
    characters.slice(i * CHARACTERS, (i + 1) * CHARACTERS).join(''),
  );
  return pieces.map((piece) => `=?${charset}?${letter}?${encodeData(piece, charset, letter)}?=`).join(' ');
}

function encodeData(piece: string, charset: string, letter: string): string {
  const binary = encodeText(piece, charset.toLowerCase());
  if (letter.toUpperCase() === 'B') return toBytes(binary).toString('base64');
  return binary.replace(/[^A-Za-z0-9]/g, (byte) =>
    byte === ' ' ? '_' : `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** The text with its RFC 2047 words decoded. */
export const decodeWords = (text: string): string => text.replace(RUN, (run) => decodeRun(wordsIn(run)));

/** Edits a text in which RFC 2047 words may stand: what they say, and what stands between them. */
export function editWords(text: string, edit: (text: string) => string): string {
  let result = '';
  let at = 0;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    result += edit(text.slice(at, index)) + editRun(run, edit);
    at = index + run.length;
  }
  return result + edit(text.slice(at));
}

function editRun(run: string, edit: (text: string) => string): string {
  const words = wordsIn(run);
  const text = decodeRun(words);
  const edited = edit(text);
  return edited === text ? run : encodeRun(edited, words[0] as Word);
}

/** Writes a text the way the run was written that stood in its place; plain where there was none. */
export function encodeLike(original: string, text: string): string {
  const run = original.match(RUN)?.[0];
  return run === undefined ? text : encodeRun(text, wordsIn(run)[0] as Word);
}
