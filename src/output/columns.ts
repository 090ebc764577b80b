import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
// string-width builds a regular expression for every character it measures, and Japanese repeats its characters.
const known = new Map<string, number>();
const MOST_KNOWN = 10_000;

/** What a reader takes for one character. */
export const graphemes = (text: string): string[] =>
  isAscii(text) ? [...text] : [...segmenter.segment(text)].map((part) => part.segment);

/** How many columns a terminal needs for a text. */
export const columnsOf = (text: string): number =>
  isAscii(text) ? text.length : graphemes(text).reduce((sum, grapheme) => sum + widthOf(grapheme), 0);

// Printable characters only: a control character has no width.
const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);

function widthOf(grapheme: string): number {
  const width = known.get(grapheme) ?? stringWidth(grapheme);
  if (known.size < MOST_KNOWN) known.set(grapheme, width);
  return width;
}

/** Pads with spaces to a number of columns. */
export const pad = (text: string, width: number): string => text + blanks(width - columnsOf(text));
export const padStart = (text: string, width: number): string => blanks(width - columnsOf(text)) + text;

const blanks = (count: number): string => ' '.repeat(Math.max(0, count));
