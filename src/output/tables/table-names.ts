import type { Reason } from '../../model.ts';
import type { Advice } from '../../rules/files/types.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { reasonTitle } from '../../rules/table/rule-advice.ts';
import type { SummaryNames } from './summary-sections.ts';

/** What a table calls its reasons and providers, and says about them. */
export interface TableNames extends SummaryNames {
  /** null for a reason that the table does not have. */
  adviceOf(reason: Reason): Advice | null;
}

export const tableNames = (table: CompiledTable): TableNames => ({
  adviceOf: (reason) => (Object.hasOwn(table.reasons, reason) ? table.reasons[reason] : null),
  titleOf: (reason) => (Object.hasOwn(table.reasons, reason) ? reasonTitle(reason, table) : null),
  providerName: (id) => table.providers.find((provider) => provider.id === id)?.name ?? id,
});
