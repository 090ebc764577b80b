import type { Judge } from '../../judgement/judge.ts';
import { type Judgement, leavesList } from '../../judgement/verdict.ts';
import type { Format } from '../format/format.ts';
import { EXPORT_FORMS, type ExportForm } from './forms.ts';
import type { ExportName } from './names.ts';

/** The addresses that leave the list, as somebody else's program takes them. */
export const exportFormat = (name: ExportName, judge: Judge): Format => ({
  begin: () => '',
  message: () => '',
  end: () => EXPORT_FORMS[name].write(taken(judge.all(), EXPORT_FORMS[name])),
});

function taken(rows: readonly Judgement[], { takes }: ExportForm): readonly Judgement[] {
  const leaving = rows.filter(leavesList);
  if (takes === 'all') return leaving;
  return leaving.filter(({ verdict }) => (verdict === 'remove') === (takes === 'refused'));
}
