import type { Rule } from '../../rules/files/types.ts';
import type { TableProblem } from '../../rules/files/yaml.ts';
import { type Faulty, warning } from './ground/fault.ts';

const YEARS = 1;

/** Pages move and providers change their words: a source opened long ago is worth opening again. `today` is `YYYY-MM-DD`. */
export function oldSources(rule: Faulty & Pick<Rule, 'source'>, today: string): readonly TableProblem[] {
  const oldest = `${Number(today.slice(0, 4)) - YEARS}${today.slice(4)}`;
  return rule.source.flatMap((source, i) => {
    const checked = typeof source === 'object' && 'url' in source ? source.checked : undefined;
    if (checked === undefined || checked >= oldest) return [];
    return [
      warning(
        rule,
        ['source', i],
        `出典を確かめてから ${YEARS} 年以上たっています(checked: ${checked})。開き直して、日付を今日に直してください`,
      ),
    ];
  });
}
