import type { Circumstance } from './circumstances.ts';

/** One way to say something: where all of these hold and every placeholder in it has a value. */
export interface Option<T extends string = string> {
  readonly when: readonly Circumstance[];
  readonly say: T;
}

/** What the table says: the same of every mail, or the first option that fits this one. The last fits every mail. */
export type Said<T extends string = string> = T | readonly Option<T>[];

/** The same without an option for every mail: where none fits, nothing is said. */
export type Step = string | readonly Option[];

/** What is said where nothing is known of a mail. */
export const generalOf = <T extends string>(said: T | readonly Option<T>[]): T =>
  typeof said === 'string' ? said : (said.at(-1) as Option<T>).say;

/** The same with each of its texts turned into another. */
export const mapSaid = <T extends string>(said: Said<T>, turn: (say: T) => T): Said<T> =>
  typeof said === 'string' ? turn(said) : said.map((option) => ({ ...option, say: turn(option.say) }));
