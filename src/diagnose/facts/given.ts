import { REASONS, type Reason } from '../../model.ts';
import { once } from '../../once.ts';
import type { Given } from '../../rules/files/types.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';

/** The reason that follows without any rule; the table has exactly one for each. */
export type ReasonGivenBy = (given: Given) => Reason;

export function indexGiven({ reasons }: Pick<CompiledTable, 'reasons'>): ReasonGivenBy {
  const found = once(() => new Map(REASONS.map((reason) => [reasons[reason].given, reason])));
  return (given) => found().get(given) as Reason;
}
