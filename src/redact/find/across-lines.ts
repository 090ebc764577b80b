import type { Reading } from './reading.ts';
import type { Find, Span } from './span.ts';

/** As much of two lines as a value that is parted by their line end can have. */
const MOST = 200;
/** Shorter ones come together by chance. */
const LONG = 7;
const BREAK = /\r?\n[ \t>|]*/g;

/** What a line end parts within a word: 山田太\n郎, `taro@examp\nle.jp`. */
export const acrossLines = (find: Find): Find =>
  function* ({ text }) {
    for (const { 0: gap, index } of text.matchAll(BREAK)) {
      const before = text.slice(text.lastIndexOf('\n', index - 1) + 1, index).slice(-MOST);
      const behind = index + gap.length;
      const seam = seamOf(before, text.slice(behind, Math.min(lineEnd(text, behind), behind + MOST)));
      if (seam === null) continue;
      const isAcross = ({ start, end }: Span): boolean =>
        start < before.length && end > before.length && end - start >= LONG;
      for (const found of find(seam))
        if (isAcross(found))
          yield { ...found, start: index - before.length + found.start, end: behind + found.end - before.length };
    }
  };

/** Two lines as one; null where one of them is none, or both are too short to hold anything. */
const seamOf = (before: string, behind: string): Reading | null =>
  before.length + behind.length < LONG || before.trim() === '' || behind.trim() === ''
    ? null
    : { text: before + behind, written: (start, end) => [start, end] };

function lineEnd(text: string, at: number): number {
  const end = text.slice(at, at + MOST).search(/[\r\n]/);
  return end < 0 ? at + MOST : at + end;
}
