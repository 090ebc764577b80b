import { decodeHTML } from 'entities';

/** A text as its reader sees it, and where each of its characters comes from. */
export interface Reading {
  readonly text: string;
  /** The range of the written text that a range of `text` comes from. */
  written(start: number, end: number): readonly [start: number, end: number];
}

/** What is undone: `html` tags as well, `links` what links and transfers write otherwise. */
export interface Undo {
  readonly html?: boolean;
  readonly links?: boolean;
}

/** A piece that reads otherwise than it is written. */
interface Piece {
  readonly at: number;
  readonly length: number;
  readonly read: string;
}

const TAG = '</?[A-Za-z][A-Za-z0-9:]{0,20}(?:[\\s/][^<>]{0,5000})?>';
const ENTITY = '&(?:#\\d{1,7}|#[Xx][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});';
/** RFC 3986, RFC 2045 where it shows as text, RFC 6533 and RFC 3461. */
const ESCAPED = '(?:%[0-9A-Fa-f]{2})+|(?:=[0-9A-F]{2})+|\\\\x\\{[0-9A-Fa-f]{1,6}\\}|\\+[2-7][0-9A-F]';
/** Signs that nobody sees: soft hyphens, joiners, marks of direction. */
const UNSEEN = '[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]';
/** With what belongs to it: half-width kana carry their marks behind them. */
const OTHER = '[^\\0-\\x7f][\\u3099\\u309a\\uff9e\\uff9f\\u0300-\\u036f]*';
const UNSEEN_SIGNS = new RegExp(UNSEEN, 'g');
const INLINE = /^<\/?(?:a|abbr|b|big|code|em|font|i|label|mark|o:p|s|small|span|strong|sub|sup|tt|u|wbr)\b/i;

const patterns = new Map<string, RegExp>();

/** What may read otherwise, with these undone. */
function patternOf({ html, links }: Undo): RegExp {
  const parts = [...(html ? [TAG] : []), ENTITY, ...(links ? [ESCAPED] : []), UNSEEN, OTHER];
  const source = parts.join('|');
  const pattern = patterns.get(source) ?? new RegExp(source, 'gu');
  patterns.set(source, pattern);
  return pattern;
}

/** Reads a text: entities, other widths and unseen signs undone, and what else is asked for. */
export function readingOf(written: string, undo: Undo = {}): Reading {
  const pieces: Piece[] = [];
  for (const { 0: piece, index: at } of written.matchAll(patternOf(undo))) {
    if (/^(?:%|=)/.test(piece)) addBytes(pieces, piece, at);
    else add(pieces, piece, at);
  }
  return pieces.length === 0 ? asWritten(written) : assembled(written, pieces);
}

const asWritten = (text: string): Reading => ({ text, written: (start, end) => [start, end] });

function add(pieces: Piece[], piece: string, at: number): void {
  const read = readPiece(piece);
  if (read !== piece) pieces.push({ at, length: piece.length, read });
}

function readPiece(piece: string): string {
  if (piece.startsWith('<')) return INLINE.test(piece) ? '' : '\n';
  if (/^[\u00ad\u200b-\u200f\u2060\ufeff]/.test(piece)) return '';
  if (piece.startsWith('&')) return decodeHTML(piece).replace(UNSEEN_SIGNS, '').normalize('NFKC');
  const code = /^(?:\\x\{|\+)([0-9A-Fa-f]+)/.exec(piece)?.[1];
  if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
  return piece.normalize('NFKC');
}

/** `%E7%94%B0%40`: each character comes from its own bytes; what is no UTF-8 reads as it is written. */
function addBytes(pieces: Piece[], piece: string, at: number): void {
  const bytes = Buffer.from(piece.replace(/[%=]/g, ''), 'hex');
  const text = bytes.toString('utf8');
  if (text.includes('\ufffd')) return;
  let from = at;
  for (const char of text) {
    const length = Buffer.byteLength(char) * 3;
    pieces.push({ at: from, length, read: char.normalize('NFKC') });
    from += length;
  }
}

interface Stretch {
  readonly readAt: number;
  readonly at: number;
  readonly length: number;
  /** What it reads as has other characters than what is written. */
  readonly changed: boolean;
}

function assembled(written: string, pieces: readonly Piece[]): Reading {
  const stretches: Stretch[] = [];
  let [text, at] = ['', 0];
  const take = (read: string, length: number, changed: boolean): void => {
    if (read !== '') stretches.push({ readAt: text.length, at, length, changed });
    text += read;
    at += length;
  };
  for (const piece of pieces) {
    take(written.slice(at, piece.at), piece.at - at, false);
    take(piece.read, piece.length, true);
  }
  take(written.slice(at), written.length - at, false);
  return { text, written: (start, end) => [begin(stretches, start), finish(stretches, end - 1)] };
}

function begin(stretches: readonly Stretch[], index: number): number {
  const { readAt, at, changed } = stretchAt(stretches, index);
  return changed ? at : at + index - readAt;
}

function finish(stretches: readonly Stretch[], index: number): number {
  const { readAt, at, length, changed } = stretchAt(stretches, index);
  return changed ? at + length : at + index - readAt + 1;
}

/** The last one that begins at or before a character. */
function stretchAt(stretches: readonly Stretch[], index: number): Stretch {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle] as Stretch).readAt <= index) low = middle;
    else high = middle - 1;
  }
  return stretches[low] as Stretch;
}
