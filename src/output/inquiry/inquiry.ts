import type { Finding } from '../record/finding.ts';
import { otherAdminLetter } from './other-admin.ts';
import { ownAdminLetter } from './own-admin.ts';
import { recipientNote } from './recipient.ts';
import type { InquiryText } from './text.ts';

const NOTHING_TO_ASK: InquiryText = {
  title: '問い合わせの文',
  notes: ['届かなかったことを知らせる通知ではないため、問い合わせる文はありません。'],
  lines: [],
};

/** What to write to whom about a mail that did not arrive: an administrator, then the recipient by another way. */
export function inquiryTexts(finding: Finding): readonly InquiryText[] {
  const { record, speech } = finding;
  if (record.kind !== 'bounce' && record.kind !== 'delay') return [NOTHING_TO_ASK];
  const letter = speech.letter.to === 'recipientAdmin' ? otherAdminLetter(finding) : ownAdminLetter(finding);
  const note = recipientNote(finding);
  return note === null ? [letter] : [letter, note];
}
