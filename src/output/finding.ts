import type { BounceRecord, Diagnosis } from '../model.ts';
import { once } from '../once.ts';
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
}

/** Joins diagnoses with the table's Japanese text. */
export interface Texts {
  finding(diagnosis: Diagnosis): Finding;
}

export function createTexts(table: CompiledTable): Texts {
  const adviceFor = createAdviceFor(table);
  const terms = once(() => new Map(table.terms.map((term) => [term.id, term])));
  return {
    finding(diagnosis) {
      const advice = adviceFor(diagnosis);
      const others = diagnosis.candidates.map((reason) => table.reasons[reason]);
      const values = placeholderValues(diagnosis);
      return new AdvisedFinding(toRecord(diagnosis, advice, others, values), advice, values, terms);
    },
  };
}

/** What only cards show is made when a card asks for it. */
class AdvisedFinding implements Finding {
  readonly record: BounceRecord;
  readonly #advice: Advice;
  readonly #values: PlaceholderValues;
  readonly #terms: () => ReadonlyMap<string, Term>;

  constructor(record: BounceRecord, advice: Advice, values: PlaceholderValues, terms: () => ReadonlyMap<string, Term>) {
    this.record = record;
    this.#advice = advice;
    this.#values = values;
    this.#terms = terms;
  }

  get headline(): string {
    return headlineFor(this.#advice, this.#values);
  }

  get terms(): readonly Term[] {
    return this.#advice.terms.flatMap((id) => this.#terms().get(id) ?? []);
  }
}

/** A line of a log often names no recipient: 「宛先のドメインに宛先のアドレスというアドレスがない」 tells nobody anything. */
const headlineFor = ({ headline, title }: Advice, values: PlaceholderValues): string =>
  namesNobody(headline, values) ? `「${title}」というエラーです。` : fillIn(headline, values);
