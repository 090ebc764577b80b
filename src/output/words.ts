import type { BounceRecord, Kind, ListAdvice, Reason, Remedy, ResendAdvice, Side } from '../model.ts';

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  bounce: '不達(届かなかった)',
  delay: '遅延(再送中)',
  success: '配送済みの知らせ',
  feedback: '苦情の通知',
  vacation: '自動応答',
  other: '通知ではないメール',
  unreadable: '読み取れないメール',
};

export const SIDE_WORDS: Readonly<Record<Side, string>> = {
  sender: '送った方',
  senderAdmin: '送信側の管理者',
  recipient: '相手の方',
  recipientAdmin: '相手の管理者',
  network: '通信経路',
  unknown: '不明',
};

export const PARTIES = ['sender', 'senderAdmin', 'recipient', 'recipientAdmin'] as const satisfies (keyof Remedy)[];
export type Party = (typeof PARTIES)[number];

export const LIST_WORDS: Readonly<Record<ListAdvice, string>> = {
  remove: '外す',
  keep: '残す',
  hold: '保留(原因が分かるまで配信を止める)',
};

export const RESEND_WORDS: Readonly<Record<ResendAdvice, string>> = {
  no: '不要',
  automatic: 'しない(サーバーが自動で送り直しています)',
  later: '時間をおいてから',
  'after-fix': '原因を直してから',
};

const NOT_YOURS = 'お使いのパソコンや会社のサーバーの問題ではありません';

/** What has to be mended, and whose fault it is not. */
const MENDED_BY_SENDER: Partial<Record<Reason, string>> = {
  userunknown: `宛先(${NOT_YOURS})`,
  hostunknown: `宛先(${NOT_YOURS})`,
  hasmoved: `宛先(${NOT_YOURS})`,
  notaccept: `宛先(${NOT_YOURS})`,
  suspend: `宛先(${NOT_YOURS})`,
  smtpauth: 'メールソフトの送信の設定(相手側の問題ではありません)',
  clientconfig: 'メールソフトやパソコンの設定(相手側の問題ではありません)',
  norelaying: 'メールソフトの送信の設定か、宛先の書き方',
  ratelimited: '送り方(一度に送る数や間隔。宛先の間違いではありません)',
  emailtoolarge: 'メールの大きさ(宛先の間違いではありません)',
  feedback: '配信の名簿(サーバーの故障ではありません)',
};

const MENDED_AT: Readonly<Record<Side, string>> = {
  sender: '送ったメールの内容や書き方(サーバーの故障ではありません)',
  senderAdmin: '差出人側のサーバーやドメインの設定(宛先の間違いや、送った方の操作の問題ではありません)',
  recipient: `相手の方の受信箱や受信設定(${NOT_YOURS})`,
  recipientAdmin: '相手のサーバー(宛先の間違いや、お使いのパソコンの問題ではありません)',
  network: '通信経路か相手のサーバー(送った方の操作の問題ではありません)',
  unknown: 'この通知だけでは決まりません',
};

export function whatToMend({ side, reason, candidates }: BounceRecord): string | null {
  if (side === null) return null;
  if (candidates.length > 0) return MENDED_AT.unknown;
  return (side === 'sender' && reason && MENDED_BY_SENDER[reason]) || MENDED_AT[side];
}

/** What the reader does before sending again, said for the reason where that helps. */
export function resendWords({ resend, reason, side, kind }: BounceRecord): string | null {
  if (resend === null || kind === 'success' || kind === 'vacation') return null;
  if (resend !== 'after-fix') return RESEND_WORDS[resend];
  if (side === 'sender' && (reason === 'userunknown' || reason === 'hostunknown')) return 'アドレスを直してから';
  if (side === 'sender' && reason === 'hasmoved') return '新しいアドレスへ';
  return RESEND_WORDS['after-fix'];
}
