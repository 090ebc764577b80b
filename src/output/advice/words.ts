import type { Kind, ListAdvice, Remedy, Side } from '../../model.ts';

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  bounce: '不達(届かなかった)',
  delay: '遅延(再送中)',
  success: '配送済みの知らせ',
  feedback: '苦情の通知',
  vacation: '自動応答',
  other: '通知ではないメール',
  unreadable: '読み取れないメール',
};

/** The word for a name; a record that a newer version wrote may have others. */
export const wordFor = <K extends string>(words: Readonly<Record<K, string>>, name: K): string =>
  Object.hasOwn(words, name) ? words[name] : `この版にない区分(${name})`;

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

/** Where the cause is known, it is to be mended first. */
export const SETTLED_HOLD = '保留(解決するか、相手に確かめられるまで配信を止める)';
