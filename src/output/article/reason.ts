import type { Reason } from '../../model.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { reasonTitle } from '../../rules/table/rule-advice.ts';
import { row } from '../card/row.ts';
import type { CardView } from '../card/view.ts';
import { adviceRows } from './advice.ts';
import { ruleList } from './rule-list.ts';

export function reasonArticle(reason: Reason, table: CompiledTable): CardView {
  const advice = table.reasons[reason];
  const rules = table.rules.filter((rule) => rule.reason === reason);
  return {
    tone: 'neutral',
    lead: `${reasonTitle(reason, table)}(${reason})`,
    rows: [...adviceRows(advice), ...row('規則', ruleList(rules, table), true)],
    note: null,
  };
}
