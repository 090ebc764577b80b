import { knownAddress } from '../../mail-address.ts';
import type { BounceRecord } from '../../model.ts';
import { visible } from '../../visible.ts';
import { isSituation } from '../card/lead.ts';
import type { Finding } from '../record/finding.ts';
import { dayInWords } from './date.ts';
import { FILL_IN } from './notes.ts';
import { blank } from './parts.ts';
import { senderOf, shownDomain } from './points.ts';
import type { InquiryText } from './text.ts';

/** The short text for a phone call, a text message or a chat; null where the mail never left. */
export function recipientNote(finding: Finding): InquiryText | null {
  const { record, speech } = finding;
  if (speech.contact === null) return null;
  return {
    title: '相手の方への連絡(電話、SMS、チャットなど、メール以外で)',
    notes: [FILL_IN],
    lines: [
      `${blank('相手のお名前')}様`,
      `お世話になっております。${blank('会社名・お名前')}です。`,
      `${whatWasSent(record)}${whatBecameOfIt(record)}`,
      ...requests(finding, speech.contact),
      'よろしくお願いいたします。',
    ],
  };
}

function requests({ record, speech }: Finding, contact: readonly string[] | 'general'): readonly string[] {
  if (record.kind === 'delay') return whileTrying(contact);
  if (record.candidates.length > 0) return unsettled(record);
  if (contact !== 'general') return contact.map(shown);
  // Nothing of the recipient's is in the way of a mail that its sender has to write otherwise.
  return speech.letter.to === 'recipientAdmin' && record.side !== 'sender' ? unsettled(record) : NOT_YOURS;
}

/** What is to be read by itself is set off by blanks. */
const shown = (line: string): string => ' '.repeat(line.length - line.trimStart().length) + visible(line);

const whileTrying = (contact: readonly string[] | 'general'): readonly string[] => [
  'サーバーが自動で送り直していますので、そのままお待ちください。',
  ...(contact === 'general' ? [] : contact.map(shown)),
  `お急ぎのときは ${blank('電話番号')} までお知らせください。`,
];

const NOT_YOURS = [
  'こちら(送信側)の事情によるものと思われ、調べています。そちらで直していただくところはありません。',
  `直りましたら送り直します。お急ぎのときは ${blank('電話番号')} までお知らせください。`,
] as const;

const unsettled = (record: BounceRecord): readonly string[] => [
  isSituation(record) ? '迷惑メールフォルダーに入っていないでしょうか。' : '原因ははっきりしていません。',
  'お手数ですが、受信設定をご確認ください。',
  `「${shownDomain(senderOf(record)) ?? blank('差出人のアドレスの@の右側')}」からのメールを受信できるように、受信許可(指定受信)に登録をお願いします。`,
  '登録が終わりましたらお知らせください。送り直します。',
  ...toWhom(knownAddress(record)),
];

const toWhom = (recipient: string | null): readonly string[] =>
  recipient === null ? [] : [`送り先のアドレスは ${visible(recipient)} です。違うときは教えてください。`];

function whatWasSent({ sentDate, subject }: BounceRecord): string {
  const day = sentDate === null ? blank('送った日') : visible(dayInWords(sentDate));
  return `${day}にお送りしたメール${subject === null ? '' : `「${visible(subject, 60)}」`}`;
}

function whatBecameOfIt(record: BounceRecord): string {
  if (record.kind === 'delay') return 'の到着が遅れています。';
  return isSituation(record) ? 'が、届いていないようです。' : 'が、エラーになり届いていないようです。';
}
