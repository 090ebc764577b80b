import type { BounceRecord } from '../model.ts';
import type { Finding } from './finding.ts';
import type { Tone } from './paint.ts';

const UNSETTLED = '原因は文面からは1つに決まりません。';

/** The first line: did it arrive, and why. */
export function leadOf({ record, headline }: Finding): string {
  switch (record.kind) {
    case 'bounce':
      return isSituation(record) ? `${record.title}: ${headline}` : failed(record) + clause(record, headline);
    case 'delay':
      return `まだ届いていません。サーバーが送り直しています。${clause(record, headline)}`;
    case 'success':
      return arrived(record, headline);
    case 'feedback':
      return '届いたメールが、受け取った方から迷惑メールとして報告されました。';
    case 'vacation':
      return '自動の返信です。エラーではなく、メールは届いています。';
    default:
      return headline;
  }
}

const clause = ({ candidates }: BounceRecord, headline: string): string =>
  candidates.length > 0 ? UNSETTLED : headline;

/** What a mail program shows may be about receiving as well. */
function failed(record: BounceRecord): string {
  if (!isDialog(record)) return '届いていません。';
  return record.reason === 'clientconfig' ? '送受信できていません。' : '送信できていません。';
}

/** RFC 3464 section 2.3.3: behind a relay that reports no delivery, nothing more is known. */
function arrived({ action }: BounceRecord, headline: string): string {
  const passedOn = action === 'relayed' || action === 'expanded';
  return passedOn
    ? '次のサーバーへ渡されました。その先で届いたかどうかは、この通知では分かりません。'
    : `届いています。${headline}`;
}

/** The error of a mail program on the reader's own screen, which has no date and no writer. */
const isDialog = ({ reason, date, reportingMta }: BounceRecord): boolean =>
  (reason === 'clientconfig' || reason === 'smtpauth') && date === null && reportingMta === null;

/** Somebody described what happens instead of quoting an error. */
export const isSituation = ({ rule }: BounceRecord): boolean => rule?.startsWith('situation/') ?? false;

export function toneOf({ kind }: BounceRecord): Tone {
  if (kind === 'bounce') return 'failed';
  if (kind === 'delay') return 'waiting';
  return kind === 'success' || kind === 'vacation' ? 'arrived' : 'neutral';
}
