import type { Seal, Unread } from '../../model.ts';
import type { Advice } from '../../rules/files/types.ts';

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
    sender: ['エラーメールのはずのときは、転送したものや写しではなく、届いたメールそのものを .eml で保存して渡す'],
  },
};

/** What servers tell the owner of a domain of a day's mails. */
export const AGGREGATE: Advice = {
  ...base,
  title: 'DMARC や TLS の集計レポートです',
  headline: '認証(DMARC)や暗号化(TLS)の集計レポートです。エラーメールではありません。',
  cause: 'ほかの会社のサーバーがまとめて知らせたもので、1通ごとに届いたかどうかは書かれていません。',
  remedy: { ...nothing, sender: ['ふつうは何もしなくてよい(DMARC や TLS を受け持つ管理者に渡す)'] },
};

/** It is sent by whoever got the mail. */
export const RECEIPT: Advice = {
  ...base,
  title: '開封確認の返事です',
  headline: '開封確認の返事です。エラーではなく、メールは相手の側に届いています。',
  cause: '送ったメールを、相手が開いたか削除したことを知らせています。',
  remedy: { ...nothing, sender: ['何もしなくてよい'] },
};

/** Somebody pasted words, and none of them tells of an error. */
export const NO_ERROR: Advice = {
  ...base,
  title: 'エラーメールの文章ではないようです',
  headline: 'エラーメールの文章ではないようです。',
  cause: 'メールが届かなかったことや断られたことを示す言葉が、この文章の中に見つかりませんでした。',
  remedy: {
    ...nothing,
    sender: [
      'エラーの行(550 など)や、英語の通知の本文を貼り付ける',
      'エラーメールのファイル(.eml)があるときは、そのファイルを渡す',
    ],
  },
};

/** Lines of a mail server's log that tell of no delivery. */
export const LOGGED: Readonly<Record<'refused' | 'nothing', Advice>> = {
  refused: {
    ...base,
    title: 'このサーバーが、外からのメールを受け取らなかった記録です',
    headline: 'このサーバーが、外からのメールを受け取らなかった記録です。',
    cause:
      'ログを書いたメールサーバーが、メールを渡そうとした相手を断っています。こちらから送ったメールのエラーではないので、宛先を名簿から外す理由にはなりません。',
    remedy: {
      ...nothing,
      sender: [
        '受け取るはずのメールだったときは、断った理由(行の中の 550 などの番号の後の言葉。Helo command rejected なら相手の名乗り方)に当たる設定を見直す',
        '番号が4で始まれば一時的な断りで、相手のサーバーが送り直せば受け取れることがある',
      ],
    },
  },
  nothing: {
    ...base,
    title: '配送の結果ではない記録です',
    headline: 'メールサーバーのログですが、配送の結果の行ではありません。',
    cause: '接続、ログイン、キューの出し入れなど、サーバーの動きを書いた行です。届いたかどうかは書かれていません。',
    remedy: {
      ...nothing,
      sender: [
        '送ったメールの結果を知りたいときは、同じキューIDの行のうち、宛先と結果(status= や stat= など)のある行を貼り付ける',
        'SASL … authentication failed の行は、サーバーへのログインの失敗(自分のパスワードの違いか、外からのパスワードの総当たり)。覚えのないIPアドレスから続くなら、その接続を止める',
      ],
    },
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

/** Where it is known why. */
export const UNREAD: Readonly<Record<Unread, Advice>> = {
  empty: {
    ...UNREADABLE,
    title: '中身のないメールです',
    headline: 'このメールには中身がありません。',
    cause: 'ファイルはありますが、中身が空です。保存に失敗したか、ディスクがいっぱいだった可能性があります。',
  },
  binary: {
    ...UNREADABLE,
    title: '文章として読めない中身です',
    headline: 'このメールは、文章として読めない中身でした。',
    cause:
      'メールのファイルですが、中身は文章ではなく、制御文字や別の形式のデータでした。ディスクの故障などで壊れたか、別の形式のファイルに .eml という名前が付いている可能性があります。',
  },
  stopped: {
    ...UNREADABLE,
    title: '診断の途中で止まりました',
    headline: 'このメールの診断は、途中で止まりました。',
    cause: 'このメールを診断している処理が、メモリーの不足などで止まりました。ほかのメールの診断は続けています。',
    remedy: {
      ...nothing,
      sender: ['メールの大きさを確かめる', 'このメールだけを bounce-doctor に渡して、もう一度試す'],
    },
  },
};

/** A notice by its subject or its writer, whose words cannot be opened. */
export const SEALED: Readonly<Record<Seal, Advice>> = {
  encrypted: {
    ...base,
    title: '本文が暗号化されていて読めません',
    headline: '本文が暗号化されていて読めません。',
    cause:
      '件名や差出人はエラー通知のものですが、本文が暗号化されているため、誰に届かなかったのかも理由も分かりません。読めるのは、鍵を持つ人だけです。',
    remedy: { ...nothing, sender: ['暗号を解けるメールソフトで開き、表示された文章を貼り付ける'] },
  },
  tnef: {
    ...base,
    title: 'winmail.dat の中を読めません',
    headline: 'winmail.dat の中を読めません。',
    cause:
      '件名や差出人はエラー通知のものですが、本文が Outlook 独自の形式(winmail.dat)で送られていて、その中を読み取れませんでした。壊れているか、途中で切れている可能性があります。',
    remedy: {
      ...nothing,
      sender: ['Outlook で開き、表示された文章を貼り付ける', 'Outlook から .msg で保存し直して、もう一度試す'],
    },
  },
};
