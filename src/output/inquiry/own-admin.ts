import { knownAddress } from '../../mail-address.ts';
import { visible } from '../../visible.ts';
import type { Finding } from '../record/finding.ts';
import { firstSentences } from '../text/sentences.ts';
import { ownAdminNotes } from './notes.ts';
import { blank, bullets, section, signature } from './parts.ts';
import { fourPoints, otherPoints, senderOf } from './points.ts';
import type { InquiryText } from './text.ts';

const MOST_STEPS = 5;
const WHY = ['届かなかった原因', '送信側で直すところがあるか'] as const;
const OWN = '送信側の管理者(会社の情報システム担当、またはプロバイダーやサーバー会社の窓口)';

/** The same four points for those who run the sender's mail: a company's own people or a provider's help desk. */
export function ownAdminLetter(finding: Finding): InquiryText {
  const { record, speech } = finding;
  const steps = record.remedy.senderAdmin.slice(0, MOST_STEPS).map((step) => visible(step));
  const found = firstSentences(visible(record.cause), 2);
  const writer = speech.letter.to === 'writer' ? record.reportingMta : null;
  const recipient = knownAddress(record);
  return {
    title: writer === null ? '送信側の管理者への問い合わせ' : '通知を書いたサーバーの管理者への問い合わせ',
    notes: ownAdminNotes(finding),
    lines: [
      `宛先: ${writer === null ? OWN : `${visible(writer)} の管理者`}`,
      `件名: メールを送れない件の確認のお願い${recipient === null ? '' : `(${visible(recipient, 80)} あて)`}`,
      '',
      'メール管理ご担当者様',
      '',
      'お世話になっております。',
      `${blank('会社名・部署名')}の${blank('お名前')}です。`,
      '',
      '次のメールを送ったところ、エラーになりました。原因の確認と対処をお願いいたします。',
      '',
      ...fourPoints(record),
      '',
      ...section('そのほかに分かっていること', otherPoints(record)),
      ...section('エラーの文面から考えられること', [`・${visible(record.title)}: ${found}`]),
      ...section('考えられる対処', bullets(steps)),
      ...section('お教えいただきたいこと', bullets(speech.letter.asks?.map((ask) => visible(ask)) ?? WHY)),
      ...signature(senderOf(record)),
    ],
  };
}
