import { isMailLog } from '../../input/log/is-log.ts';
import { once } from '../../once.ts';
import type { Speech } from '../known/speech.ts';
import { JAPANESE, wordsOf } from '../known/vocabulary.ts';
import type { Find, Span } from './span.ts';

const STANDS_FOR = { japanese: '〇〇', other: 'xxxx' } as const;

const letter = once(() => /\p{L}/u);

/** What programs call a value that they write: `orig_to=`, `"eventType":`. */
const KEY = /^[A-Za-z][\w-]{0,40}(?:=|"\s?:)/;
const LONGEST_KEY = 60;

/**
 * Words of a notice's text that no notice is known to say: a name in another spelling, or the returned mail itself where
 * nothing shows that it begins. What stands between two of them goes with them.
 */
export const freeWords =
  (speech: Speech): Find =>
  ({ text }) =>
    // Every line of a log is a program's.
    isMailLog(text) ? [] : freeSpans(text, speech);

function* freeSpans(text: string, speech: Speech): Generator<Span> {
  let [start, end] = [-1, -1];
  for (const { word, at, free } of judged(text, speech)) {
    if (free) [start, end] = [start < 0 ? at : start, at + word.length];
    else if (start >= 0 && !BETWEEN.test(word)) {
      yield spanOf(text, start, end);
      [start, end] = [-1, -1];
    }
  }
  if (start >= 0) yield spanOf(text, start, end);
}

/** The words of a text, and whether nothing shows that a notice says them. */
function* judged(text: string, speech: Speech): Generator<{ word: string; at: number; free: boolean }> {
  let at = 0;
  for (const word of wordsOf(text)) {
    const free = letter().test(word) && !speech.has(word) && !KEY.test(text.slice(at, at + LONGEST_KEY));
    yield { word, at, free };
    at += word.length;
  }
}

/** What may stand between two words of one name. */
const BETWEEN = /^[ \t\u3000・]{1,2}$/;

const spanOf = (text: string, start: number, end: number): Span => ({
  ...{ start, end },
  value: () => (JAPANESE.test(text.slice(start, end)) ? STANDS_FOR.japanese : STANDS_FOR.other),
});
