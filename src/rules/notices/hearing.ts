import { rememberedWords } from '../../remembered.ts';
import type { CompiledNotices } from './compile.ts';
import { createEar, type Ear } from './ear.ts';
import type { Heard, Role } from './roles.ts';

/** A text that is listened to as far as somebody asks, and never twice. */
export interface Spoken {
  /** What stands on its lines, in the order of the text, up to the end of the line with this place at least. */
  upTo(end: number): readonly Heard[];
}

export interface Hearing {
  /** Every wording that stands on the lines of a text. */
  (text: string): readonly Heard[];
  /** For one who may stop before the end; whoever asks for a beginning of this text then is told what was heard. */
  along(text: string): Spoken;
}

/** Notices of one server have most lines in common, and a line is asked for by several readers. */
const MOST_REMEMBERED = 2000;
const LONGEST_LINE = 200;

/** Every wording of some roles; all of them are heard in one pass, whoever asks first. */
export function createHearing(notices: CompiledNotices, roles: readonly Role[]): Hearing {
  const ear = createEar(notices, roles);
  const texts = new Recent(ear);
  const line = rememberedWords(MOST_REMEMBERED, (text): readonly Heard[] => {
    const heard: Heard[] = [];
    ear(text, 0, heard);
    return heard;
  });
  const hear = (text: string): readonly Heard[] => (text.length > LONGEST_LINE ? texts.heard(text) : line(text));
  return Object.assign(hear, { along: (text: string) => texts.begin(text) });
}

/** So much is listened to at once: a notice's own words are hardly longer. */
const PIECE = 400;

class Listened implements Spoken {
  readonly #text: string;
  readonly #ear: Ear;
  readonly #heard: Heard[] = [];
  #to = 0;
  /** Beginnings of the text that were asked for: the same string is asked for by one reader after the other. */
  readonly #beginnings: { readonly text: string; readonly heard: readonly Heard[] }[] = [];

  constructor(text: string, ear: Ear) {
    this.#text = text;
    this.#ear = ear;
  }

  upTo(end: number): readonly Heard[] {
    while (this.#to < this.#text.length && this.#to <= end) {
      const line = this.#text.indexOf('\n', Math.max(end, this.#to + PIECE));
      const to = line < 0 ? this.#text.length : line + 1;
      this.#ear(this.#text.slice(this.#to, to), this.#to, this.#heard);
      this.#to = to;
    }
    return this.#heard;
  }

  all(): readonly Heard[] {
    return this.within(this.#text) as readonly Heard[];
  }

  /** What stands in a beginning of the text; null where it is none. */
  within(text: string): readonly Heard[] | null {
    const before = this.#beginnings.find((one) => one.text === text);
    if (before) return before.heard;
    if (text !== this.#text && !this.#text.startsWith(text)) return null;
    const heard = this.upTo(text.length).filter(({ end }) => end <= text.length);
    this.#beginnings.push({ text, heard });
    return heard;
  }
}

/** The texts that were listened to last: the words of a notice, and a reply within them. */
class Recent {
  readonly #ear: Ear;
  #last: Listened;
  #before: Listened;

  constructor(ear: Ear) {
    this.#ear = ear;
    this.#last = new Listened('', ear);
    this.#before = this.#last;
  }

  begin(text: string): Listened {
    this.#before = this.#last;
    this.#last = new Listened(text, this.#ear);
    return this.#last;
  }

  heard(text: string): readonly Heard[] {
    return this.#last.within(text) ?? this.#before.within(text) ?? this.begin(text).all();
  }
}
