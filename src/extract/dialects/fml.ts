import { NOTHING } from '../finding/finding.ts';
import { findAddresses } from '../ground/address.ts';
import type { Dialect } from './dialect.ts';

const ALERT = /^(?:loop (?:alert|back warning)|security alert|warning|notice)\s*:/i;
const COMPLAINT =
  /^(?:duplicated message-id|loop back warning|reject .{0,60}command|.{0,20}rejected).{0,80}?<?\S{1,250}@/im;

/** fml, a Japanese mailing-list server, tells its owner of posts that it did not deliver; the list missed the mail. */
export const fml: Dialect = {
  name: 'fml',
  specificity: 2,
  recognises: ({ subject, prose }) => ALERT.test(subject) && COMPLAINT.test(prose),
  read: ({ prose }) => {
    const line = COMPLAINT.exec(prose)?.[0] ?? '';
    const at = prose.indexOf(line);
    const [found] = findAddresses(prose.slice(at, at + 400).split('\n')[0] as string);
    if (!found) return null;
    return {
      kind: 'bounce',
      findings: [{ ...NOTHING, recipient: found.address, words: prose.trim() }],
      reportingMta: null,
    };
  },
};
