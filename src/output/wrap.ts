import stringWidth from 'string-width';

/** Characters that JIS X 4051 keeps off the start of a line. */
const NOT_AT_START = new Set(
  '、。，．,.:;：；!?！？)）]］}｝〕〉》」』】’”ー々〜…‥・ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%％',
);
/** Characters that it keeps off the end of a line. */
const NOT_AT_END = new Set('(（[［{｛〔〈《「『【‘“');

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const split = (text: string): string[] => [...graphemes.segment(text)].map((part) => part.segment);
const lastOf = (text: string): string => text.at(-1) ?? '';
const isNarrow = (text: string): boolean => stringWidth(text) === 1;

/** Breaks text into lines of at most `width` columns; Japanese breaks anywhere but where a reader would stumble. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of unbreakable(text).flatMap((atom) => (stringWidth(atom) > width ? split(atom) : [atom]))) {
    if (line !== '' && stringWidth(line) + stringWidth(piece) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    if (line !== '' || piece !== ' ') line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** Words, single Japanese characters and the punctuation that must stay with them. */
function unbreakable(text: string): readonly string[] {
  const atoms: string[] = [];
  for (const next of split(text)) {
    const before = atoms.at(-1);
    if (before !== undefined && sticks(before, next)) atoms[atoms.length - 1] = before + next;
    else atoms.push(next);
  }
  return atoms;
}

function sticks(before: string, next: string): boolean {
  if (before === ' ' || next === ' ') return false;
  if (NOT_AT_START.has(next) || NOT_AT_END.has(lastOf(before))) return true;
  return isNarrow(next) && isNarrow(lastOf(before));
}

/** Pads with spaces to a number of columns. */
export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stringWidth(text)));
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - stringWidth(text))) + text;
