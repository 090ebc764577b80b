import { USUAL, USUAL_UNDER_JP } from '../../domain-endings.ts';
import { TEXT_CAP } from '../../rules/phrase/normalize.ts';
import { mendForm } from './form.ts';

const MOST_LOOKED_AT = 16;
const LONGEST_ADDRESS = 320;
const OPENING = new Set('<"\u201c\u300c([');
const CLOSING = new Set('>"\u201d\u300d)]');
const MENDED = /^[^@]{1,64}@[^@]{1,250}\.[^@.]{1,63}$/;

/**
 * The recipient as it was typed. Nobody can deliver to `<taro@docomo,ne.jp>`, so a notice has it in its words
 * only, and what was read as the recipient may be the part in front of the comma.
 */
export function writtenAddress(recipient: string | null, words: string): string | null {
  const text = words.slice(0, TEXT_CAP);
  let at = -1;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked++) {
    at = nextAtSign(text, at + 1);
    if (at < 0) break;
    const found = between(text, at) ?? bare(text, at);
    if (isAbout(found, recipient)) return found;
  }
  return recipient;
}

/** The full-width one, too. */
function nextAtSign(text: string, from: number): number {
  const [half, full] = [text.indexOf('@', from), text.indexOf('\uff20', from)];
  return half < 0 || full < 0 ? Math.max(half, full) : Math.min(half, full);
}

/** A malformed address that is the recipient or, where none is known, could be. */
function isAbout(found: string | null, recipient: string | null): found is string {
  if (found === null || found === recipient) return false;
  const { address, defects } = mendForm(found);
  if (defects.length === 0 || !MENDED.test(address)) return false;
  return recipient === null || address.toLowerCase().startsWith(recipient.toLowerCase());
}

/** What stands between brackets or quotation marks, a blank or comma included. */
function between(text: string, at: number): string | null {
  const start = walk(text, at, -1, OPENING);
  const end = walk(text, at, 1, CLOSING);
  if (start === null || end === null) return null;
  const inside = text.slice(start + 1, end).trim();
  return !/[<>:;=]/.test(inside) && isOneWord(inside, text[start] === '<') ? inside : null;
}

function walk(text: string, from: number, step: 1 | -1, wanted: ReadonlySet<string>): number | null {
  for (let i = from + step; Math.abs(i - from) < LONGEST_ADDRESS; i += step) {
    const character = text[i];
    if (character === undefined || character === '\n') return null;
    if (wanted.has(character)) return i;
  }
  return null;
}

/** Quotation marks hold sentences, too: there a blank belongs to an address only beside an at sign or a dot. */
function isOneWord(inside: string, inBrackets: boolean): boolean {
  const [before = '', behind, ...more] = inside.split(/\s/u);
  if (behind === undefined) return true;
  return more.length === 0 && (inBrackets || /[@.,]$/.test(before) || /^[@.,]/.test(behind));
}

const BEFORE = /[^\s<>"'()[\]:;,=\u3000-\u30ff\u4e00-\u9fff]{1,64}$/u;
/** A comma counts only in front of an ending, as elsewhere it parts two things. */
const BEHIND = new RegExp(
  `^[^\\s<>"'()[\\]:;,=\\u3000-\\u30ff\\u4e00-\\u9fff]{1,200}(?:[,\\u3001](?:${USUAL.join('|')}|(?:${USUAL_UNDER_JP.join('|')})[.,]jp)(?![\\w.-]))?`,
  'u',
);

/** Letters that stand alone. */
function bare(text: string, at: number): string | null {
  const before = BEFORE.exec(text.slice(Math.max(0, at - 64), at))?.[0];
  const behind = BEHIND.exec(text.slice(at + 1, at + 256))?.[0];
  return before && behind ? before + (text[at] as string) + behind.replace(/(?<![.\uff0e])[.\uff0e]+$/u, '') : null;
}
