import { isMailLog } from '../../input/log/is-log.ts';
import { once } from '../../once.ts';
import type { Speech } from '../known/speech.ts';
import { JAPANESE, wordsOf } from '../known/vocabulary.ts';
import type { Find } from './span.ts';

const STANDS_FOR = { japanese: '〇〇', other: 'xxxx' } as const;

const letter = once(() => /\p{L}/u);

/** What programs call a value that they write: `orig_to=`, `"eventType":`. */
const KEY = /^[A-Za-z][\w-]{0,40}(?:=|"\s?:)/;
const LONGEST_KEY = 60;

/**
 * Words of a notice's text that no notice is known to say: a name in another spelling, or the returned mail itself where
 * nothing shows that it begins. What stands between two of them goes with them.
 */
export const freeWords = (speech: Speech): Find =>
  function* ({ text }) {
    // Every line of a log is a program's.
    if (isMailLog(text)) return;
    let [start, end, at] = [-1, -1, 0];
    const open = function* () {
      if (start >= 0) yield spanOf(text, start, end);
      [start, end] = [-1, -1];
    };
    for (const word of wordsOf(text)) {
      const isFree = letter().test(word) && !speech.has(word) && !KEY.test(text.slice(at, at + LONGEST_KEY));
      if (isFree) [start, end] = [start < 0 ? at : start, at + word.length];
      else if (!/^[ \t\u3000・]{1,2}$/.test(word)) yield* open();
      at += word.length;
    }
    yield* open();
  };

const spanOf = (text: string, start: number, end: number) => ({
  ...{ start, end },
  value: () => (JAPANESE.test(text.slice(start, end)) ? STANDS_FOR.japanese : STANDS_FOR.other),
});
