import type { Judge } from '../../judgement/judge.ts';
import type { Format } from '../../output/format/format.ts';
import type { RecipientField } from '../../output/stream/recipient-fields.ts';
import { type RecipientFormat, renderRecipients } from '../../output/tables/recipients.ts';
import { summaryHead } from '../../output/tables/summary-sections.ts';
import type { FormatContext } from '../shared/context.ts';

export interface RecipientsContext extends Pick<FormatContext, 'bom' | 'fields' | 'headings'> {
  readonly judge: Judge;
}

/** `--by recipient`: nothing is written before the last message, as any address may come again. */
export const recipientsFormat = (
  format: RecipientFormat,
  { judge, bom, fields, headings }: RecipientsContext,
): Format => ({
  begin: () => '',
  message: () => '',
  end: (summary) =>
    renderRecipients(judge.all(), format, {
      bom,
      notes: summaryHead(summary),
      fields: fields as readonly RecipientField[] | null,
      headings,
    }),
});
