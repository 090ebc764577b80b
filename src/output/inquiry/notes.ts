import type { BounceRecord } from '../../model.ts';
import { visible } from '../../visible.ts';
import type { Finding } from '../record/finding.ts';

export const FILL_IN = '【 】のところは、分かる内容に書き換えてください。';

/** Cautions about the way the address is written come before any letter. */
const addressNotes = ({ hints }: BounceRecord): readonly string[] =>
  hints.map(({ text, suggestion }) => visible(`先に確かめてください: ${text}${suggestion ? `(${suggestion})` : ''}`));

const SAME_WAY =
  '同じ差出人から送ると、この問い合わせも届かないことがあります。そのときは別のアドレスか電話を使ってください。';
const NO_HURRY = 'サーバーが自動で送り直しています。急がないときは、問い合わせずに待ってかまいません。';
const THROUGH_COMPANY =
  '携帯電話会社やプロバイダー、フリーメールのアドレスのときは、相手の方からその会社の窓口に聞いてもらう方法もあります。';

/** What to know before writing to the other side's administrator. */
export const otherAdminNotes = ({ record, speech }: Finding): readonly string[] => [
  ...addressNotes(record),
  ...(record.kind === 'delay' ? [NO_HURRY] : []),
  speech.letter.before ?? SAME_WAY,
  ...(record.provider === null ? [] : [THROUGH_COMPANY]),
  FILL_IN,
];

const OWN_FIRST = '送信側で直すものと思われるため、相手の管理者ではなく、まず送信側の管理者に問い合わせてください。';
const WRITER_FIRST =
  'この通知を書いたサーバーの中で起きたことなので、そのサーバーの管理者に問い合わせてください。自分の会社や契約先のサーバーでなければ、相手の方を通じて聞いてもらう方法もあります。';

/** Why it is the own administrator who is asked. */
export const ownAdminNotes = ({ record, speech }: Finding): readonly string[] => [
  ...addressNotes(record),
  speech.letter.before ?? (speech.letter.to === 'writer' ? WRITER_FIRST : OWN_FIRST),
  FILL_IN,
];
