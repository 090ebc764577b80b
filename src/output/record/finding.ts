import { circumstancesOf, companiesOf } from '../../diagnose/circumstances.ts';
import type { BounceRecord, Diagnosis } from '../../model.ts';
import { once } from '../../once.ts';
import type { Term } from '../../rules/files/types.ts';
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
      return {
        record: toRecord(diagnosis, advice, others, situation),
        speech: createSpeech(advice, situation),
        get terms() {
          return advice.terms.flatMap((id) => terms().get(id) ?? []);
        },
      };
    },
  };
}

/** A record that an earlier run wrote; it is counted, and nobody is told more than it says. */
export const earlierFinding = (record: BounceRecord): Finding => ({ record, speech: SILENCE, terms: [] });
