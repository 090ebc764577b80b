import type { Format } from '../../output/format/format.ts';
import { renderRecipients } from '../../output/tables/recipients.ts';
import { summaryHead } from '../../output/tables/summary-sections.ts';
import { createByRecipient } from '../../scan/by-recipient.ts';
import type { FormatContext } from '../shared/context.ts';
import type { ScanOptions } from './options.ts';

/** `--by recipient`: nothing is written before the last message, as any address may come again. */
export function recipientsFormat(options: ScanOptions, { bom }: Pick<FormatContext, 'bom'>): Format {
  const { format = 'table', minSoft = null } = options;
  const addresses = createByRecipient();
  return {
    begin: () => '',
    message(findings) {
      for (const { record, isRepeat } of findings) if (!isRepeat) addresses.add(record);
      return '';
    },
    // `scan` refuses html before it comes here.
    end: (summary) =>
      renderRecipients(addresses.rows(minSoft), format === 'html' ? 'table' : format, {
        bom,
        notes: summaryHead(summary),
      }),
  };
}
