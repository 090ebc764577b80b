import { columnsOf, graphemes } from './columns.ts';

/** Characters that JIS X 4051 keeps off the start of a line. */
const NOT_AT_START = new Set(
  '、。，．,.:;：；!?！？)）]］}｝〕〉》」』】’”ー々〜…‥・ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%％',
);
/** Characters that it keeps off the end of a line. */
const NOT_AT_END = new Set('(（[［{｛〔〈《「『【‘“');

/** Breaks text into lines of at most `width` columns; Japanese breaks anywhere but where a reader would stumble. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let [line, used] = ['', 0];
  for (const piece of unbreakable(text).flatMap((atom) => (columnsOf(atom) > width ? graphemes(atom) : [atom]))) {
    const columns = columnsOf(piece);
    if (line !== '' && used + columns > width) {
      lines.push(line.trimEnd());
      [line, used] = ['', 0];
    }
    if (line === '' && piece === ' ') continue;
    line += piece;
    used += columns;
  }
  return [...lines, line.trimEnd()];
}

/** Words, single Japanese characters and the punctuation that must stay with them. */
function unbreakable(text: string): readonly string[] {
  const atoms: string[] = [];
  let last = ' ';
  for (const next of graphemes(text)) {
    if (sticks(last, next)) atoms[atoms.length - 1] += next;
    else atoms.push(next);
    last = next;
  }
  return atoms;
}

function sticks(before: string, next: string): boolean {
  if (before === ' ' || next === ' ') return false;
  if (NOT_AT_START.has(next) || NOT_AT_END.has(before)) return true;
  return columnsOf(next) === 1 && columnsOf(before) === 1;
}
