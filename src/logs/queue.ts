import { toFailure } from '../extract/finding/failure.ts';
import { NOTHING } from '../extract/finding/finding.ts';
import { cleanAddress } from '../extract/ground/address.ts';
import { noticeOf } from '../extract/pasted/text.ts';
import type { Failure, Notice } from '../model.ts';
import { dateOf } from './ground/stamp.ts';

/** `4A1B2C3D5E*  3272 Tue Nov 10 09:00:00  news@example.jp`: Postfix, and much the same sendmail. */
const POSTFIX =
  /^\s{0,4}([0-9A-Za-z]{8,20})[*!#-]?\s+\d{1,12}\s+[A-Z][a-z]{2} ([A-Z][a-z]{2} [ \d]?\d \d\d:\d\d(?::\d\d)?)\s+(\S*)$/;
/** `25m  2.9K 1tixMn-00000000C5j-1wRa <news@example.jp>` */
const EXIM =
  /^\s{0,4}\d{1,4}[mhdw]\s+[\d.]{1,8}[KM]?\s+(\w{6}-\w{6,11}-\w{2,4})\s+(<\S*>)(?: \*\*\* frozen \*\*\*)?\s*$/;
/** What the last attempt met, above those it was made for. */
const REASON = /^\s*\((.{1,2000})\)\s*$/;
/** With `D` before him he has got it. */
const RECIPIENT = /^[ \t]{1,60}(D )?[ \t]{0,60}(<?[^\s@<>]{1,320}@[^\s@<>]{1,255}>?)\s*$/;

interface Entry {
  readonly queueId: string;
  readonly sender: string | null;
  readonly date: string | null;
  readonly waiting: Failure[];
}

/** Who waits in the queue that a mail server lists (`postqueue -p`, `mailq`, `exim -bp`), a mail each; null where it is no such list. */
export function readQueue(text: string, asOf: number): readonly Notice[] | null {
  const entries: Entry[] = [];
  let words: string | null = null;
  for (const line of text.split('\n')) {
    const begun = entryIn(line, asOf);
    if (begun !== null) {
      entries.push(begun);
      words = null;
      continue;
    }
    words = REASON.exec(line)?.[1] ?? words;
    const [, arrived, address = ''] = RECIPIENT.exec(line) ?? [];
    const recipient = arrived ? null : cleanAddress(address);
    if (recipient) entries.at(-1)?.waiting.push(waitingFor(recipient, words));
  }
  if (entries.length === 0) return null;
  const waiting = entries.filter((entry) => entry.waiting.length > 0);
  return waiting.length > 0
    ? waiting.map(noticeAbout)
    : [noticeOf([toFailure(NOTHING, 'other', '')], { unproven: true })];
}

function entryIn(line: string, asOf: number): Entry | null {
  const postfix = POSTFIX.exec(line);
  if (postfix) {
    const [, queueId, time, sender] = postfix as unknown as [string, string, string, string];
    return { queueId, sender: cleanAddress(sender), date: dateOf(withSeconds(time), asOf), waiting: [] };
  }
  const exim = EXIM.exec(line);
  return exim && { queueId: exim[1] as string, sender: cleanAddress(exim[2] as string), date: null, waiting: [] };
}

/** sendmail leaves them out. */
const withSeconds = (time: string): string => (time.split(':').length === 2 ? `${time}:00` : time);

const waitingFor = (recipient: string, words: string | null): Failure =>
  toFailure({ ...NOTHING, recipient, action: 'delayed', words }, 'delay', '');

const noticeAbout = ({ queueId, sender, date, waiting }: Entry): Notice =>
  noticeOf(waiting, {
    queueId,
    original: { sender, subject: null, date, messageId: null, listId: null, feedbackId: null },
  });
