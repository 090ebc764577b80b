import { NOTHING } from '../finding/finding.ts';
import { cleanAddress } from '../ground/address.ts';
import type { Event } from './events.ts';

/** `4A1B2C3D5E*  3272 Tue Nov 10 09:00:00  news@example.jp`: Postfix, and much the same sendmail. */
const POSTFIX =
  /^\s{0,4}[0-9A-Za-z]{8,20}[*!#-]?\s+\d{1,12}\s+(?:[A-Z][a-z]{2} ){2}\s?\d{1,2} \d\d:\d\d(?::\d\d)?\s+\S*$/;
/** `25m  2.9K 1tixMn-00000000C5j-1wRa <news@example.jp>` */
const EXIM = /^\s{0,4}\d{1,4}[mhdw]\s+[\d.]{1,8}[KM]?\s+\w{6}-\w{6,11}-\w{2,4}\s+<\S*>(?: \*\*\* frozen \*\*\*)?\s*$/;
/** What the last attempt met, above those it was made for. */
const REASON = /^\s*\((.{1,2000})\)\s*$/;
/** With `D` before him he has got it. */
const RECIPIENT = /^[ \t]{1,60}(D )?[ \t]{0,60}(<?[^\s@<>]{1,320}@[^\s@<>]{1,255}>?)\s*$/;

/** Who waits in the queue that a mail server lists (`postqueue -p`, `mailq`, `exim -bp`); null where it is no such list. */
export function readQueue(text: string): readonly Event[] | null {
  const waiting: Event[] = [];
  let [entries, words] = [0, null as string | null];
  for (const line of text.split('\n')) {
    if (POSTFIX.test(line) || EXIM.test(line)) {
      entries += 1;
      words = null;
    } else if (entries > 0) {
      words = REASON.exec(line)?.[1] ?? words;
      const [, arrived, address = ''] = RECIPIENT.exec(line) ?? [];
      const recipient = arrived ? null : cleanAddress(address);
      if (recipient) waiting.push({ finding: { ...NOTHING, recipient, action: 'delayed', words }, kind: 'delay' });
    }
  }
  return entries > 0 ? waiting : null;
}
