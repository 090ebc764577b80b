import type { Command, Reason, Tier } from '../../model.ts';
import type { Advice, ListPolicy, Provider, ReasonAdvice, Situation, Source, Synonyms, Term } from '../files/types.ts';
import type { Likeness } from '../likeness/likeness.ts';
import type { Words } from '../phrase/pattern.ts';

export interface CompiledRule {
  readonly id: string;
  readonly reason: Reason;
  readonly tier: Tier;
  /** How many keys its `when` has: more of them win inside a tier. */
  readonly keys: number;
  /** Numbers of `phrases`. */
  readonly text: readonly number[];
  /** Those that say little. */
  readonly weak: readonly number[];
  readonly not: readonly number[];
  readonly says: readonly Reason[];
  readonly provider?: readonly string[];
  readonly reply?: readonly string[];
  readonly status?: readonly string[];
  readonly command?: readonly Command[];
  readonly seen?: 'dialog' | 'notice';
  readonly forwarded?: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly over: readonly string[];
  readonly candidates: readonly Reason[];
  /** It comes from the folder of `--rules` and outranks ours of the same tier. */
  readonly user?: true;
  /** A phrase of this rule means that a mail program showed it. */
  readonly dialog: boolean;
  /** Only somebody who asks says this; in a notice the same words are an accident. */
  readonly asked: boolean;
  readonly advice: Partial<Advice>;
  readonly source: readonly Source[];
}

/** The table as data that loads without parsing YAML; carries no examples. */
export interface CompiledTable {
  readonly phrases: Phrases;
  readonly rules: readonly CompiledRule[];
  readonly reasons: Readonly<Record<Reason, ReasonAdvice>>;
  readonly providers: readonly Provider[];
  readonly terms: readonly Term[];
  readonly situations: readonly Situation[];
  readonly synonyms: Synonyms;
  readonly words: Words;
  readonly policy: ListPolicy;
  /** What the rules of a user teach; what ours teach lies in a file of its own. */
  readonly learnt?: Likeness;
  /** Of a table that was made ready by the build. */
  readonly index?: TableIndex;
}

/**
 * All phrases of a table as columns: there are thousands, they are read at every start, and one long string is read
 * faster than as many short ones.
 */
export interface Phrases {
  /** One behind the other, each ended by a line feed; their numbers are those of the lines, from 0. */
  readonly lines: string;
  readonly count: number;
  /** What each word is worth, by its hash; see `tellingOf`. */
  readonly worth: Int32Array;
  /** Of each hook: its phrase, and what it is; see `Hook`. */
  readonly hooked: Int32Array;
  readonly hookHash: Int32Array;
  readonly hookAt: Int32Array;
  readonly hookBegin: Int32Array;
}

/** Where what stands in a table; the build makes it, so that a start only has to read it. */
export interface TableIndex {
  /** Where each phrase begins in the lines; one more for the end. */
  readonly starts: Int32Array;
  /** The first hook of each hash, and for each hook the next one of its hash; -1 for none. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** The rules of phrase `i` are `owners[ownerStarts[i]]` up to `owners[ownerStarts[i + 1]]`. */
  readonly ownerStarts: Int32Array;
  readonly owners: Int32Array;
  /** The rules that look at no words, and those that ask what the words mean. */
  readonly wordless: Int32Array;
  readonly saying: Int32Array;
  /** The rules that look at each code, as it is written in them. */
  codes(): Readonly<Record<string, readonly number[]>>;
  /** The names of the rules. */
  ids(): readonly string[];
  /** A rule by its number. Of some hundred rules a mail meets a few, and a stored table has parsed only those. */
  ruleAt(number: number): CompiledRule;
}
