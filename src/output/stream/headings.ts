import type { Judgement } from '../../judgement/verdict.ts';

/** What columns of records are called in Japanese. */
const RECORD: Readonly<Record<string, string>> = {
  schema: '形の版',
  source: '入力',
  messageNumber: '何通目',
  kind: '種類',
  recipient: '宛先',
  originalRecipient: '元の宛先',
  action: '配送の結果',
  replyCode: '応答コード',
  status: '拡張コード',
  command: 'どの段階で',
  diagnosticCode: '相手の答え',
  remoteMta: '相手のサーバー',
  reportingMta: '通知を書いたサーバー',
  provider: '事業者',
  date: '通知の日時',
  sentDate: '送信日時',
  sender: '差出人',
  returnPath: '通知の届いた先',
  subject: '件名',
  messageId: '元のメールの Message-ID',
  reason: '理由',
  hardBounce: '恒久エラー',
  side: 'だれが直すか',
  rule: '規則',
  matched: '当たった語句',
  candidates: '候補の理由',
  title: '理由の名前',
  cause: '原因',
  'remedy.sender': '送った方がすること',
  'remedy.senderAdmin': '送信側の管理者がすること',
  'remedy.recipient': '相手の方がすること',
  'remedy.recipientAdmin': '相手の管理者がすること',
  list: 'この通知から見た名簿の扱い',
  resend: '送り直し',
  'evidence.ips': 'IP アドレス',
  'evidence.domains': 'ドメイン',
  'evidence.urls': 'リンク',
  'evidence.dnsbl': 'ブラックリスト',
  hints: '宛先の確認',
  truncated: '途中まで',
  noticeId: '通知の Message-ID',
  queueId: 'キュー ID',
  listId: 'List-Id',
  feedbackId: 'Feedback-ID',
  feedbackType: '苦情の種類',
};

/** And those of addresses. */
export const RECIPIENT_HEADINGS: Readonly<Record<keyof Judgement, string>> = {
  recipient: '宛先',
  verdict: '名簿の扱い',
  by: '判断のよりどころ',
  why: 'わけ',
  since: 'いつから',
  hard: '恒久エラー',
  soft: '一時エラー',
  complaints: '苦情・停止',
  others: 'ほかの通知',
  first: '最初の通知',
  last: '最後の通知',
  reason: '理由',
  title: '理由の名前',
};

export const HEADING_LANGUAGES = ['name', 'ja'] as const;
export type HeadingLanguage = (typeof HEADING_LANGUAGES)[number];

/** The heading of a column of records; one of a mail's own fields has its name. */
export const recordHeading = (column: string): string =>
  Object.hasOwn(RECORD, column) ? (RECORD[column] as string) : column.replace(/^headers\./, '');
