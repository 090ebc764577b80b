import type { Circumstances } from '../../diagnose/circumstances.ts';
import type { Advice } from '../../rules/files/types.ts';
import { fillIn, ofNobody, withBlanks } from './placeholders.ts';
import { arrival, resendOf, resendWords } from './retry.ts';
import { choose, ownOutcome, type Situation, say, sayAll, saySteps } from './say.ts';

/** What people are told besides the record, made where somebody asks. */
export interface Speech {
  readonly holds: Circumstances;
  /** Whether it arrived: 「届いていません。」. */
  readonly opening: string;
  /** The clause behind it. */
  readonly headline: string;
  /** What has to be mended. */
  readonly mend: string;
  /** What to think of where nobody remembers the mail; null where nothing points there. */
  readonly note: string | null;
  /** Null where the question does not arise. */
  readonly resend: string | null;
  /** Whether the reason is more than that none is known. */
  readonly isExplained: boolean;
  readonly letter: SpokenLetter;
  /**
   * What to tell the recipient, while a server still tries only what helps then; null for a mail that never left,
   * `general` where the table has no words of its own.
   */
  readonly contact: readonly string[] | 'general' | null;
}

export interface SpokenLetter {
  readonly to: 'senderAdmin' | 'recipientAdmin' | 'writer';
  /** Null for what is said of any. */
  readonly before: string | null;
  readonly asks: readonly string[] | null;
}

export const createSpeech = (advice: Advice, situation: Situation): Speech => new Told(advice, situation);

class Told implements Speech {
  readonly #advice: Advice;
  readonly #situation: Situation;

  constructor(advice: Advice, situation: Situation) {
    this.#advice = advice;
    this.#situation = situation;
  }

  get holds(): Circumstances {
    return this.#situation.holds;
  }

  get opening(): string {
    return ownOutcome(this.#advice.outcome, this.#situation) ?? arrival(this.#advice, this.#situation);
  }

  get headline(): string {
    const { headline } = this.#advice;
    return fillIn(ofNobody(choose(headline, this.#situation), this.#situation.values), this.#situation.values);
  }

  get mend(): string {
    return say(this.#advice.mend, this.#situation);
  }

  get note(): string | null {
    const { note } = this.#advice;
    return note === null ? null : say(note, this.#situation);
  }

  get resend(): string | null {
    const { again, outcome } = this.#advice;
    const isHeld = ownOutcome(outcome, this.#situation) !== undefined;
    const resend = isHeld ? this.#advice.resend : resendOf(this.#advice, this.holds);
    return resend === null ? null : resendWords(resend, again && say(again, this.#situation), this.#situation);
  }

  get isExplained(): boolean {
    const { given } = this.#advice;
    return given !== 'words' && given !== 'nothing';
  }

  get letter(): SpokenLetter {
    const { letter, side } = this.#advice;
    const [to, acts] = [choose(letter.to, this.#situation), choose(side, this.#situation)];
    const asked = to === 'side' ? (acts === 'senderAdmin' ? acts : 'recipientAdmin') : to;
    // What is asked of the other side's people is nothing for our own.
    const isMeant = to === 'side' ? asked === 'recipientAdmin' : to !== 'writer';
    return {
      to: asked,
      before: (isMeant && letter.before) || null,
      asks: isMeant && letter.asks ? sayAll(letter.asks, forLetters(this.#situation)) : null,
    };
  }

  get contact(): readonly string[] | 'general' | null {
    const { contact, letter } = this.#advice;
    if (contact === 'none') return null;
    const isOwn = choose(letter.to, this.#situation) === 'side' && this.letter.to === 'senderAdmin';
    if (contact === 'general' || isOwn) return 'general';
    const lines = saySteps(contact, forLetters(this.#situation));
    return lines.filter((line) => line.meanwhile || !this.holds.has('delay')).map(({ text }) => text);
  }
}

/** What a letter lacks is for its writer to fill in. */
const forLetters = ({ holds, values }: Situation): Situation => ({ holds, values: withBlanks(values) });

export const SILENCE: Speech = {
  holds: new Set(),
  opening: '',
  headline: '',
  mend: '',
  note: null,
  resend: null,
  isExplained: false,
  letter: { to: 'recipientAdmin', before: null, asks: null },
  contact: null,
};
