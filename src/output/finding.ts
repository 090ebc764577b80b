import type { BounceRecord, Diagnosis } from '../model.ts';
import type { CompiledTable } from '../rules/compile.ts';
import type { Advice, Term } from '../rules/types.ts';
import { createAdviceFor } from './advice.ts';
import { fillIn, namesNobody, type PlaceholderValues, placeholderValues } from './placeholders.ts';
import { toRecord } from './record.ts';

/** A record with what only a reader of cards needs. */
export interface Finding {
  readonly record: BounceRecord;
  /** The clause behind 「届いていません。」. */
  readonly headline: string;
  readonly terms: readonly Term[];
  readonly providerName: string | null;
}

/** Joins diagnoses with the table's Japanese text. */
export interface Texts {
  finding(diagnosis: Diagnosis): Finding;
}

export function createTexts(table: CompiledTable): Texts {
  const adviceFor = createAdviceFor(table);
  const terms = new Map(table.terms.map((term) => [term.id, term]));
  const providers = new Map(table.providers.map((provider) => [provider.id, provider.name]));
  return {
    finding(diagnosis) {
      const advice = adviceFor(diagnosis);
      const others = diagnosis.candidates.map((reason) => table.reasons[reason]);
      const values = placeholderValues(diagnosis);
      return {
        record: toRecord(diagnosis, advice, others, values),
        headline: headlineFor(advice, values),
        terms: advice.terms.flatMap((id) => terms.get(id) ?? []),
        providerName: providers.get(diagnosis.provider ?? '') ?? null,
      };
    },
  };
}

/** A line of a log often names no recipient: 「宛先のドメインに宛先のアドレスというアドレスがない」 tells nobody anything. */
const headlineFor = ({ headline, title }: Advice, values: PlaceholderValues): string =>
  namesNobody(headline, values) ? `「${title}」というエラーです。` : fillIn(headline, values);
