import type { BounceRecord, Reason } from '../model.ts';
import { visible } from './visible.ts';

export const FILL_IN = '【 】のところは、分かる内容に書き換えてください。';

/** Cautions about the way the address is written come before any letter. */
export const addressNotes = ({ hints }: BounceRecord): readonly string[] =>
  hints.map(({ text, suggestion }) => visible(`先に確かめてください: ${text}${suggestion ? `(${suggestion})` : ''}`));

const SAME_WAY =
  '同じ差出人から送ると、この問い合わせも届かないことがあります。そのときは別のアドレスか電話を使ってください。';
const UNREACHABLE =
  '相手のサーバーが受け取れない間は、この問い合わせも届きません。電話や問い合わせフォームも使ってください。';
const RECIPIENT_FIRST = '相手の方と連絡がとれるときは、下の「相手の方への連絡」を先にしてください。';

const BY_REASON: Partial<Record<Reason, string>> = {
  userunknown: 'アドレスに間違いがないと確かめたときだけ送ってください。',
  hasmoved: RECIPIENT_FIRST,
  mailboxfull: RECIPIENT_FIRST,
  filtered: RECIPIENT_FIRST,
  suspend: RECIPIENT_FIRST,
  emailtoolarge: RECIPIENT_FIRST,
  notaccept: UNREACHABLE,
  norelaying: UNREACHABLE,
  networkerror: UNREACHABLE,
  expired: UNREACHABLE,
  systemerror: UNREACHABLE,
  systemfull: UNREACHABLE,
};

/** What to know before writing to the other side's administrator. */
export function otherAdminNotes(record: BounceRecord): readonly string[] {
  const { kind, reason, provider } = record;
  return [
    ...addressNotes(record),
    ...(kind === 'delay'
      ? ['サーバーが自動で送り直しています。急がないときは、問い合わせずに待ってかまいません。']
      : []),
    (reason && BY_REASON[reason]) || SAME_WAY,
    ...(provider === null
      ? []
      : [
          '携帯電話会社やプロバイダー、フリーメールのアドレスのときは、相手の方からその会社の窓口に聞いてもらう方法もあります。',
        ]),
    FILL_IN,
  ];
}

/** Why it is the own administrator who is asked. */
export function ownAdminNotes(record: BounceRecord): readonly string[] {
  const why =
    record.reason === 'hostunknown'
      ? '宛先のドメインが見つからないため、相手の管理者への問い合わせも届きません。宛先が正しいときは、送信側の管理者に確認を頼んでください。'
      : '送信側で直すものと思われるため、相手の管理者ではなく、まず送信側の管理者に問い合わせてください。';
  return [...addressNotes(record), why, FILL_IN];
}
