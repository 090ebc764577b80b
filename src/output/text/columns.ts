import { eastAsianWidth } from 'get-east-asian-width';
import { EVERYDAY } from '../../visible.ts';

const ASCII = /^[ -~]*$/;
let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character. */
export function graphemes(text: string): string[] {
  if (EVERYDAY.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'grapheme' });
  return [...segmenter.segment(text)].map((part) => part.segment);
}

/** How many columns a terminal needs for a text. */
export const columnsOf = (text: string): number =>
  ASCII.test(text) ? text.length : graphemes(text).reduce((sum, grapheme) => sum + widthOf(grapheme), 0);

const isIgnored = (grapheme: string): boolean =>
  /^[\p{Cc}\p{Cs}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/u.test(grapheme);
const isPicture = (grapheme: string): boolean => /^(?:\p{RI}{2}|(?!\p{RI})\p{Emoji})/u.test(grapheme);
/** A digit in a key cap. */
const KEY_CAP = /^[\d#*]\ufe0f?\u20e3/;

function widthOf(grapheme: string): number {
  const code = grapheme.codePointAt(0) ?? 0;
  if (code < 0x7f) return KEY_CAP.test(grapheme) ? 2 : Number(code >= 0x20);
  if (EVERYDAY.test(grapheme)) return 2;
  if (isIgnored(grapheme)) return 0;
  return isPicture(grapheme) ? 2 : eastAsianWidth(code);
}

/** Pads with spaces to a number of columns. */
export const pad = (text: string, width: number): string => text + blanks(width - columnsOf(text));
export const padStart = (text: string, width: number): string => blanks(width - columnsOf(text)) + text;

const blanks = (count: number): string => ' '.repeat(Math.max(0, count));
