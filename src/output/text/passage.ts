import { columnsOf } from './columns.ts';

/** A notice may be long; what tells its reason stands near the top. */
const MOST_LINES = 400;
/** Of a sentence that was broken into lines. */
const MOST_BESIDE = 3;
/** From this many columns on a line was broken for its length. */
const WRAPPED = 46;
const SENTENCE_END = /[.。!?！？:：]["'”」』)]{0,2}$/;
/** What stands before a line that somebody quotes. */
const QUOTED = /^[\s>|]{1,40}/;

/** The line in which the words stand, with what belongs to the same sentence; empty where they are not there. */
export function passageAround(prose: string, words: string): string {
  const lines = prose.split('\n', MOST_LINES).map((line) => line.replace(QUOTED, '').trim());
  const place = placeOf(lines, words);
  if (place === null) return '';
  let { first, last } = place;
  for (let i = 0; i < MOST_BESIDE && first > 0 && goesOn(lines[first - 1] as string); i++) first--;
  for (let i = 0; i < MOST_BESIDE && lines[last + 1] && goesOn(lines[last] as string); i++) last++;
  return lines.slice(first, last + 1).join(' ');
}

const goesOn = (line: string): boolean => columnsOf(line) >= WRAPPED && !SENTENCE_END.test(line);

interface Place {
  readonly first: number;
  readonly last: number;
}

/** Rules see words in lower case and one line, in Japanese without blanks. */
function placeOf(lines: readonly string[], words: string): Place | null {
  const sought = folded(words);
  const texts = lines.map(folded);
  const at = sought.length < 4 ? -1 : texts.join('').indexOf(sought);
  if (at < 0) return null;
  const lineAt = (offset: number): number => {
    let end = 0;
    return texts.findIndex((text) => {
      end += text.length;
      return offset < end;
    });
  };
  return { first: lineAt(at), last: lineAt(at + sought.length - 1) };
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
