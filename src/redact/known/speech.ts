import { builtInNotices } from '../../extract/wording/heard.ts';
import { once } from '../../once.ts';
import { writePattern } from '../../rules/phrase/pattern.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { PROSE_WORDS } from './common-words.ts';
import { JAPANESE, type Vocabulary } from './vocabulary.ts';

/** What notices are made of: the words of mail systems, and those in which this program itself speaks of mail. */
export interface Speech {
  /** Whether a word is one that a notice has whoever it is about. */
  has(word: string): boolean;
}

const between = once(() => /[^\p{L}\p{N}]+/u);
const noticeLines = once(() => builtInNotices().lines.split('\n').slice(0, -1).map(writePattern));
const telling = once(() => /[\p{sc=Han}\p{sc=Katakana}]|\p{sc=Hiragana}{3}/u);

/** `witnessed`: what a server is known to have answered about this mail. */
export function createSpeech(table: CompiledTable, known: Vocabulary): (witnessed: readonly string[]) => Speech {
  const lines = [...noticeLines(), ...sentencesOf([table.reasons, table.terms, table.situations, table.synonyms])];
  const said = lines.join('\n').normalize('NFKC').toLowerCase();
  const words = new Set([...said.split(between()), ...PROSE_WORDS]);
  return (witnessed) => {
    const answered = witnessed.join('\n').normalize('NFKC').toLowerCase();
    const answers = new Set(answered.split(between()));
    const isKnown = (text: string): boolean => {
      if (JAPANESE.test(text))
        return !telling().test(text) || known.isSaid(text) || said.includes(text) || answered.includes(text);
      return text
        .split(between())
        .every((part) => part.length < 3 || known.has(part) || words.has(part) || answers.has(part));
    };
    // All that is said is long, and a text has the same words again and again.
    const asked = new Map<string, boolean>();
    return {
      has(word) {
        const text = word.normalize('NFKC').toLowerCase();
        const isSpeech = asked.get(text) ?? isKnown(text);
        asked.set(text, isSpeech);
        return isSpeech;
      },
    };
  };
}

/** Every text of some data, whatever it is called there. */
function sentencesOf(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(sentencesOf) : [];
}
