import libbase64 from 'libbase64';
import { decodeCharset } from './charset.ts';

/** RFC 2047 section 2; behind the charset a language may stand (RFC 2231 section 5). */
const WORD = /=\?([\w-]+)(?:\*[\w-]*)?\?([BbQq])\?([^?]*)\?=/g;

interface Word {
  readonly charset: string;
  readonly encoding: string;
  readonly data: string;
}

/** Spaces within come from folding: there are none in a whole word. */
function fromQ(data: string): Buffer {
  const text = data.replace(/=\s+(?=[0-9A-F])/gi, '=').replace(/[_\s]/g, ' ');
  const binary = Buffer.from(text).toString('latin1');
  const decoded = binary.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(decoded, 'latin1');
}

function decodeWord({ charset, encoding, data }: Word): string {
  return decodeCharset(encoding === 'B' ? libbase64.decode(data) : fromQ(data), charset);
}

/** Some programs cut a character in two, so words alike are joined before they are decoded. */
function decodeRun(words: readonly Word[]): string {
  const joined: Word[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const alike = last?.charset === word.charset && last.encoding === word.encoding;
    if (alike) joined[joined.length - 1] = { ...word, data: last.data + word.data };
    else joined.push(word);
  }
  return joined.map(decodeWord).join('');
}

/** The text with its encoded words decoded; space between two of them is none. */
export function decodeWords(text: string): string {
  let decoded = '';
  let run: Word[] = [];
  let end = 0;
  for (const { 0: all, 1: charset = '', 2: letter = '', 3: data = '', index } of text.matchAll(WORD)) {
    const between = text.slice(end, index);
    if (run.length === 0 || between.trim() !== '') {
      decoded += decodeRun(run) + between;
      run = [];
    }
    run.push({ charset: charset.toLowerCase(), encoding: letter.toUpperCase(), data });
    end = index + all.length;
  }
  return decoded + decodeRun(run) + text.slice(end);
}
