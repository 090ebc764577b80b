import type { BounceRecord, Reason } from '../model.ts';
import { isSituation } from './card-lead.ts';
import type { InquiryText } from './inquiry.ts';
import { otherAdminNotes } from './inquiry-notes.ts';
import { blank, bullets, section, signature } from './inquiry-parts.ts';
import { domainOf, fourPoints, otherPoints, senderOf } from './inquiry-points.ts';
import { visible } from './visible.ts';

type Asks = (senderDomain: string) => readonly string[];

const outage: Asks = () => [
  'メールサーバーやネットワーク、DNS に障害が起きていないか',
  '復旧の見込みと、送り直してよい時期',
];
const judged: Asks = (sender) => [
  'このメールを受け取れないと判断された理由',
  `問題がない場合、${sender} からのメールを受信できるようにしていただけるか`,
];

/** What is asked, as the end of 「次の点をご確認いただけないでしょうか」. */
const ASKS: Partial<Record<Reason, Asks>> = {
  userunknown: () => ['この宛先がメールを受け取れる状態になっているか', '宛先が正しい場合、宛先不明と応答した理由'],
  hasmoved: () => ['この宛先が変更または廃止されていないか'],
  notaccept: () => [
    'このドメインでメールを受け取っているか(MX レコードの設定を含む)',
    '受け取っていない場合、代わりの宛先',
  ],
  filtered: (sender) => [
    '受信拒否やフィルターの設定で止められていないか',
    `止められている場合、${sender} からのメールを受信できるようにしていただけるか`,
  ],
  mailboxfull: () => [
    '宛先のメールボックスの容量がいっぱいになっていないか',
    'いっぱいの場合、ご利用の方に空きを作るようお伝えいただけるか',
  ],
  suspend: () => ['この宛先が利用停止になっていないか', '停止している場合、再開の見込みまたは代わりの宛先'],
  emailtoolarge: () => ['受け取れるメールの大きさの上限', '大きいファイルをお渡しするときに使える方法'],
  norelaying: () => ['応答したサーバーが、このドメインのメールを受け取る設定になっているか(MX レコードを含む)'],
  spamdetected: judged,
  policyviolation: judged,
  securityerror: judged,
  networkerror: outage,
  expired: outage,
  systemerror: outage,
  systemfull: outage,
  mailererror: () => ['宛先へ配送するプログラムや転送の設定が正しく動いているか', '復旧の見込みと、送り直してよい時期'],
};
const WHY = ['このメールを受け取れなかった理由', 'こちらの側で直すところがあるか'] as const;
/** No error came back, so the mail may have arrived. */
const WHERE = ['このメールがサーバーに届いているか', '届いている場合、迷惑メールとして隔離されていないか'] as const;

/** The letter to those who run the recipient's mail; RFC 5321 section 4.5.1 keeps postmaster open everywhere. */
export function otherAdminLetter(record: BounceRecord): InquiryText {
  const domain = domainOf(record.recipient);
  const to = record.recipient === null ? '' : `(${visible(record.recipient, 80)} あて)`;
  return {
    title: '相手のメール管理者への問い合わせ',
    notes: otherAdminNotes(record),
    lines: [
      `宛先: postmaster@${domain ?? blank('宛先の@の右側')}`,
      `件名: メールが届かない件の調査のお願い${to}`,
      '',
      `${domain ?? blank('相手の会社名')} メール管理ご担当者様`,
      '',
      '突然のご連絡で失礼いたします。',
      `${blank('会社名・部署名')}の${blank('お名前')}と申します。`,
      '',
      whatHappened(record),
      'お手数ですが、サーバーの記録(ログ)をお調べいただけないでしょうか。',
      '',
      ...fourPoints(record),
      '',
      ...section('そのほかに分かっていること', otherPoints(record)),
      ...section('こちらで確かめたこと', checked(record)),
      ...section('お教えいただきたいこと', bullets(asks(record))),
      ...signature(),
    ],
  };
}

function whatHappened(record: BounceRecord): string {
  if (record.kind === 'delay') return '次のメールをお送りしましたが、まだ受け取っていただけていないようです。';
  if (isSituation(record)) return '次のメールをお送りしましたが、届いていないようです。';
  return '次のメールをお送りしたところ、エラーになり届きませんでした。';
}

function asks(record: BounceRecord): readonly string[] {
  if (isSituation(record)) return WHERE;
  const known = record.reason !== null && record.candidates.length === 0 ? ASKS[record.reason] : undefined;
  return known?.(domainOf(senderOf(record)) ?? blank('差出人のドメイン')) ?? WHY;
}

/** Only what was really looked at. */
function checked(record: BounceRecord): readonly string[] {
  const { reason, title, candidates, recipient, hints, kind } = record;
  const others = candidates.filter((candidate) => candidate.reason !== reason).map((candidate) => candidate.title);
  const isKnown = reason !== 'onhold' && reason !== 'undefined';
  const names = [title, ...others].map((name) => `「${visible(name)}」`).join('、');
  const wellFormed = recipient !== null && hints.every((hint) => hint.type === 'look-alike');
  return bullets([
    ...(isKnown ? [`エラーの文面から考えられる理由は、${names}${others.length > 0 ? 'のどれか' : ''}です。`] : []),
    ...(wellFormed ? ['宛先の書き方に、全角文字や空白、余分なドットなどの誤りは見当たりません。'] : []),
    ...(kind === 'delay' ? ['送信側のサーバーが自動で送り直しています。'] : []),
  ]);
}
