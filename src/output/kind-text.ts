import type { Advice } from '../rules/types.ts';

const nothing = { sender: [], senderAdmin: [], recipient: [], recipientAdmin: [] };
const base = {
  side: 'unknown',
  hard: 'none',
  list: 'none',
  resend: null,
  terms: [],
  remedy: nothing,
  mend: '',
  again: null,
  check: '',
  outcome: null,
  note: null,
  letter: { to: 'side' },
  contact: 'none',
  given: null,
} as const;

/** Text for messages that are no notice and so have no reason in the table. */
export const OTHER: Advice = {
  ...base,
  title: 'エラーメールではありません',
  headline: '配送の結果を知らせるメールではありません。',
  cause:
    '宛先に届かなかったことを知らせる記述が見つかりませんでした。ふつうのメール、開封確認、集計レポートなどと思われます。',
  remedy: {
    ...nothing,
    sender: ['エラーメールのはずのときは、本文の一部ではなく、ヘッダーを含むメール全体を .eml で保存して渡す'],
  },
};

export const SUSPICIOUS: Advice = {
  ...base,
  title: '配送エラーの通知とは確認できません',
  headline: '配送エラーの通知とは確認できません。',
  cause:
    'エラーメールのような件名や差出人ですが、届かなかった宛先も、サーバーの応答も、返ってきた元のメールもありません。エラーメールを装った迷惑メールの可能性があります。',
  remedy: {
    ...nothing,
    sender: [
      '本文のリンクや添付ファイルを開かない',
      'パスワードやカード番号を入力しない',
      '気になる場合は、このメールを開いたまま管理者やプロバイダーに相談する',
    ],
    senderAdmin: ['リンク先のホスト名とヘッダーの Received を確かめ、必要なら受信を止める'],
  },
};

export const UNREADABLE: Advice = {
  ...base,
  title: '読み取れませんでした',
  headline: 'このメールは読み取れませんでした。',
  cause: 'メールとして読み取れない内容でした。ファイルが壊れているか、途中で切れている可能性があります。',
  remedy: { ...nothing, sender: ['メールソフトから保存し直して、もう一度試す'] },
};
