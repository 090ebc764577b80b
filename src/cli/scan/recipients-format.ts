import type { Judge } from '../../judgement/judge.ts';
import type { Format } from '../../output/format/format.ts';
import { type RecipientFormat, renderRecipients } from '../../output/tables/recipients.ts';
import { summaryHead } from '../../output/tables/summary-sections.ts';

export interface RecipientsOptions {
  readonly judge: Judge;
  readonly bom: boolean;
}

/** `--by recipient`: nothing is written before the last message, as any address may come again. */
export const recipientsFormat = (format: RecipientFormat, { judge, bom }: RecipientsOptions): Format => ({
  begin: () => '',
  message: () => '',
  end: (summary) => renderRecipients(judge.all(), format, { bom, notes: summaryHead(summary) }),
});
