import { knownAddress } from '../../mail-address.ts';
import type { BounceRecord } from '../../model.ts';
import { visible } from '../../visible.ts';
import { namesOf } from '../card/facts.ts';
import { isSituation } from '../card/lead.ts';
import type { Finding } from '../record/finding.ts';
import { otherAdminNotes } from './notes.ts';
import { blank, bullets, section, signature } from './parts.ts';
import { fourPoints, otherPoints, senderOf, shownDomain } from './points.ts';
import type { InquiryText } from './text.ts';

const WHY = ['このメールを受け取れなかった理由', 'こちらの側で直すところがあるか'] as const;
/** No error came back, so the mail may have arrived. */
const WHERE = ['このメールがサーバーに届いているか', '届いている場合、迷惑メールとして隔離されていないか'] as const;

/** The letter to those who run the recipient's mail; RFC 5321 section 4.5.1 keeps postmaster open everywhere. */
export function otherAdminLetter(finding: Finding): InquiryText {
  const { record, speech } = finding;
  const recipient = knownAddress(record);
  const domain = shownDomain(recipient);
  const to = recipient === null ? '' : `(${visible(recipient, 80)} あて)`;
  return {
    title: '相手のメール管理者への問い合わせ',
    notes: otherAdminNotes(finding),
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
      ...section('こちらで確かめたこと', checked(finding)),
      ...section(
        'お教えいただきたいこと',
        bullets(isSituation(record) ? WHERE : (speech.letter.asks?.map((ask) => visible(ask)) ?? WHY)),
      ),
      ...signature(senderOf(record)),
    ],
  };
}

function whatHappened(record: BounceRecord): string {
  if (record.kind === 'delay') return '次のメールをお送りしましたが、まだ受け取っていただけていないようです。';
  if (isSituation(record)) return '次のメールをお送りしましたが、届いていないようです。';
  return '次のメールをお送りしたところ、エラーになり届きませんでした。';
}

/** Only what was really looked at. */
function checked({ record, speech }: Finding): readonly string[] {
  const { candidates, recipient, hints, kind } = record;
  const wellFormed = recipient !== null && hints.every((hint) => hint.type === 'look-alike');
  return bullets([
    ...(speech.isExplained
      ? [`エラーの文面から考えられる理由は、${namesOf(record)}${candidates.length > 0 ? 'のどれか' : ''}です。`]
      : []),
    ...(wellFormed ? ['宛先の書き方に、全角文字や空白、余分なドットなどの誤りは見当たりません。'] : []),
    ...(kind === 'delay' ? ['送信側のサーバーが自動で送り直しています。'] : []),
  ]);
}
