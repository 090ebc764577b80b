import type { Reason } from '../../model.ts';
import { generalOf } from '../files/said.ts';
import type { Advice } from '../files/types.ts';
import type { CompiledRule, CompiledTable } from './compiled.ts';

/** What a rule says: its own texts in the place of its reason's. */
export const ruleAdvice = ({ reason, advice }: CompiledRule, { reasons }: CompiledTable): Advice => ({
  ...reasons[reason],
  ...advice,
});

export const reasonTitle = (reason: Reason, { reasons }: Pick<CompiledTable, 'reasons'>): string =>
  generalOf(reasons[reason].title);

export const ruleTitle = ({ reason, advice }: CompiledRule, table: CompiledTable): string =>
  advice.title === undefined ? reasonTitle(reason, table) : generalOf(advice.title);
