import { kindOfField } from '../known/field-kinds.ts';
import { endOfFolds, labelledIn } from './labelled.ts';
import type { Find } from './span.ts';

const OF_A_HEADER =
  /^(?:(?:x|list|arc|dkim|authentication|feedback|content|thread)-[a-z0-9-]{1,60}|received-spf|domainkey-signature|organization|keywords|comments)$/;

/** Takes out the fields that would be taken out of a header, where it shows as text. */
export const hiddenFields: Find = function* ({ text }) {
  for (const { label, start, end } of labelledIn(text)) {
    if (!OF_A_HEADER.test(label) || kindOfField(label) !== null) continue;
    yield { start, end: Math.max(end, endOfFolds(text, start)), value: () => '(removed)' };
  }
};
