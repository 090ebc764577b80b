import { circumstancesOf, companiesOf } from '../../diagnose/circumstances.ts';
import type { BounceRecord, Diagnosis } from '../../model.ts';
import { once } from '../../once.ts';
import type { Advice, Term } from '../../rules/files/types.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { createAdviceFor } from '../advice/advice.ts';
import { placeholderValues } from '../advice/placeholders.ts';
import { createSpeech, SILENCE, type Speech } from '../advice/speech.ts';
import { toRecord } from './record.ts';

/** A record with what only people are told. */
export interface Finding {
  readonly record: BounceRecord;
  readonly speech: Speech;
  readonly terms: readonly Term[];
  /** What the notice says in its own words. */
  readonly prose: string;
  /** The same was told of another message before; totals count it once. */
  readonly isRepeat?: boolean;
}

/** Joins diagnoses with the table's Japanese text. */
export interface Texts {
  finding(diagnosis: Diagnosis): Finding;
}

export function createTexts(table: CompiledTable): Texts {
  const adviceFor = createAdviceFor(table);
  const terms = once(() => new Map(table.terms.map((term) => [term.id, term])));
  const companies = once(() => companiesOf(table.providers));
  return {
    finding(diagnosis) {
      const advice = adviceFor(diagnosis);
      const others = diagnosis.candidates.map((reason) => table.reasons[reason]);
      const situation = { holds: circumstancesOf(diagnosis, companies()), values: placeholderValues(diagnosis) };
      const record = toRecord(diagnosis, advice, others, situation);
      return new Told(record, createSpeech(advice, situation), diagnosis.failure.prose, advice, terms);
    },
  };
}

/** A class, as V8 makes a shape of its own for each object literal with a getter, and keeps what the getter sees. */
class Told implements Finding {
  readonly record: BounceRecord;
  readonly speech: Speech;
  readonly prose: string;
  readonly #advice: Advice;
  readonly #terms: () => ReadonlyMap<string, Term>;

  constructor(
    record: BounceRecord,
    speech: Speech,
    prose: string,
    advice: Advice,
    terms: () => ReadonlyMap<string, Term>,
  ) {
    this.record = record;
    this.speech = speech;
    this.prose = prose;
    this.#advice = advice;
    this.#terms = terms;
  }

  get terms(): readonly Term[] {
    return this.#advice.terms.flatMap((id) => this.#terms().get(id) ?? []);
  }
}

/** A record that an earlier run wrote; it is counted, and nobody is told more than it says. */
export const earlierFinding = (record: BounceRecord): Finding => ({ record, speech: SILENCE, terms: [], prose: '' });
