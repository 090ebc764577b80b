import type { Side } from '../../model.ts';
import { SIDE_WORDS } from './words.ts';

/** Who has to act, for whoever keeps a list: nobody there is the one who sent a mail. */
export const SENDING_WORDS: Readonly<Record<Side, string>> = {
  ...SIDE_WORDS,
  sender: '配信する方',
  senderAdmin: '配信側の管理者',
};

/** What has to be mended, for whoever looks at many mails and sent none of them himself. */
export const PLACE_WORDS: Readonly<Record<Side, string>> = {
  sender: '名簿の宛先、送り方、メールの内容',
  senderAdmin: '送信サーバー、差出人のドメイン',
  recipient: '受け取る方の設定、メールボックス',
  recipientAdmin: '受け取る側のサーバー',
  network: '通信経路',
  unknown: '分からない',
};
