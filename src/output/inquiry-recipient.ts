import type { BounceRecord, Reason } from '../model.ts';
import { isSituation } from './card-lead.ts';
import type { InquiryText } from './inquiry.ts';
import { dayInWords } from './inquiry-date.ts';
import { FILL_IN } from './inquiry-notes.ts';
import { blank } from './inquiry-parts.ts';
import { domainOf, senderOf } from './inquiry-points.ts';
import { goesToOwnAdmin, hasNotLeft } from './inquiry-route.ts';
import { visible } from './visible.ts';

/** What the recipient can do, said to the recipient. */
type Please = (record: BounceRecord) => readonly string[];

const PHONES: ReadonlySet<string> = new Set(['docomo', 'au', 'softbank', 'ymobile', 'rakuten']);

const confirmAddress: Please = ({ recipient }) => [
  'お使いのメールアドレスは、次のとおりで合っているでしょうか。',
  `  ${recipient === null ? blank('送った宛先のアドレス') : visible(recipient)}`,
  '違うときや変更されたときは、正しいアドレスを教えてください。',
];

const allowSender: Please = (record) => [
  'お手数ですが、受信設定をご確認ください。',
  `「${domainOf(senderOf(record)) ?? blank('差出人のアドレスの@の右側')}」からのメールを受信できるように、受信許可(指定受信)に登録をお願いします。`,
  ...(PHONES.has(record.provider ?? '')
    ? ['パソコンからのメールや、URL付きのメールを拒否する設定になっていないかも、ご確認ください。']
    : []),
  '登録が終わりましたらお知らせください。送り直します。',
];

const makeRoom: Please = () => [
  'メールボックスの容量がいっぱいのようです。',
  '不要なメールを削除して、ごみ箱も空にしていただけないでしょうか。',
  '空きができましたらお知らせください。送り直します。',
];

const stillInUse: Please = () => [
  '送り先のアドレスが、利用停止になっているか、長く使われていない状態のようです。',
  '今もお使いでしょうか。お使いでないときは、ほかのアドレスを教えてください。',
];

const tooLarge: Please = () => [
  'メールが大きすぎて、受け取れる上限を超えたようです。',
  '添付ファイルは別の方法でお送りします。都合のよい方法があれば教えてください。',
];

const theirServer: Please = () => [
  'そちらのメールサーバーに受け渡せない状態のようです。',
  'ほかの方からのメールは届いているでしょうか。届いていないときは、システム担当の方に確認をお願いします。',
  'ほかのアドレスがあれば教えてください。',
];

const notYours: Please = () => [
  'こちら(送信側)の事情によるものと思われ、調べています。そちらで直していただくところはありません。',
  `直りましたら送り直します。お急ぎのときは ${blank('電話番号')} までお知らせください。`,
];

const unsettled: Please = (record) => [
  isSituation(record) ? '迷惑メールフォルダーに入っていないでしょうか。' : '原因ははっきりしていません。',
  ...allowSender(record),
  ...(record.recipient === null
    ? []
    : [`送り先のアドレスは ${visible(record.recipient)} です。違うときは教えてください。`]),
];

const PLEASE: Partial<Record<Reason, Please>> = {
  userunknown: confirmAddress,
  hostunknown: confirmAddress,
  hasmoved: confirmAddress,
  notaccept: confirmAddress,
  suppressed: confirmAddress,
  filtered: allowSender,
  spamdetected: allowSender,
  policyviolation: allowSender,
  mailboxfull: makeRoom,
  suspend: stillInUse,
  emailtoolarge: tooLarge,
  norelaying: theirServer,
  networkerror: theirServer,
  expired: theirServer,
  systemerror: theirServer,
  systemfull: theirServer,
  mailererror: theirServer,
};

const whileTrying: Please = (record) => [
  'サーバーが自動で送り直していますので、そのままお待ちください。',
  ...(record.reason === 'mailboxfull' ? makeRoom(record).slice(0, 2) : []),
  `お急ぎのときは ${blank('電話番号')} までお知らせください。`,
];

/** The short text for a phone call, a text message or a chat; null where the mail never left. */
export function recipientNote(record: BounceRecord): InquiryText | null {
  if (hasNotLeft(record)) return null;
  return {
    title: '相手の方への連絡(電話、SMS、チャットなど、メール以外で)',
    notes: [FILL_IN],
    lines: [
      `${blank('相手のお名前')}様`,
      `お世話になっております。${blank('会社名・お名前')}です。`,
      `${whatWasSent(record)}${whatBecameOfIt(record)}`,
      ...choose(record)(record),
      'よろしくお願いいたします。',
    ],
  };
}

function choose(record: BounceRecord): Please {
  const { kind, reason, candidates } = record;
  if (kind === 'delay') return whileTrying;
  if (candidates.length > 0) return unsettled;
  const isOwn = goesToOwnAdmin(record) && reason !== 'hostunknown' && reason !== 'suppressed';
  return isOwn ? notYours : ((reason && PLEASE[reason]) ?? unsettled);
}

function whatWasSent({ sentDate, subject }: BounceRecord): string {
  const day = sentDate === null ? blank('送った日') : visible(dayInWords(sentDate));
  return `${day}にお送りしたメール${subject === null ? '' : `「${visible(subject, 60)}」`}`;
}

function whatBecameOfIt(record: BounceRecord): string {
  if (record.kind === 'delay') return 'の到着が遅れています。';
  return isSituation(record) ? 'が、届いていないようです。' : 'が、エラーになり届いていないようです。';
}
