import { domainOf, isForwarded, knownAddress } from '../../mail-address.ts';
import type { BounceRecord, Command } from '../../model.ts';
import { visible } from '../../visible.ts';
import { isSituation } from '../card/lead.ts';
import { timeInWords } from './date.ts';
import { blank } from './parts.ts';

/** The whole error, as long as a server may write it. */
const LONGEST_ERROR = 2000;

/** As it is shown; null where nothing stands behind the at sign. */
export const shownDomain = (address: string | null): string | null => {
  const domain = domainOf(address) ?? '';
  return domain === '' ? null : visible(domain.toLowerCase(), 255);
};

export const senderOf = ({ sender, returnPath }: BounceRecord): string | null => sender ?? returnPath;

/** What an administrator needs to find a mail in a log. */
export function fourPoints(record: BounceRecord): readonly string[] {
  const sender = senderOf(record);
  return [
    `1. 差出人: ${sender === null ? blank('あなたのメールアドレスを書いてください') : visible(sender)}`,
    `2. 宛先: ${visible(knownAddress(record) ?? blank('宛先のメールアドレスを書いてください'))}`,
    `3. 送信日時: ${sentWhen(record)}`,
    '4. エラーの内容(返ってきたとおり):',
    `   ${errorText(record)}`,
  ];
}

function sentWhen({ sentDate, date }: BounceRecord): string {
  if (sentDate !== null) return visible(timeInWords(sentDate));
  const noticed = date === null ? '' : `(エラーメールの日時は ${visible(timeInWords(date))})`;
  return blank('送信日時を書いてください') + noticed;
}

/** Word for word; what somebody describes instead of an error is none. */
function errorText(record: BounceRecord): string {
  const words = isSituation(record) ? '' : visible(record.diagnosticCode ?? '', LONGEST_ERROR);
  return words === '' ? blank('エラーの文面があれば、そのまま貼り付けてください') : words;
}

const STAGES: Readonly<Record<Command, string>> = {
  CONN: '相手のサーバーへの接続',
  EHLO: '接続直後のあいさつ(EHLO)',
  STARTTLS: '暗号化の開始(STARTTLS)',
  AUTH: '送信時の認証(AUTH)',
  MAIL: '差出人の受け付け(MAIL FROM)',
  RCPT: '宛先の受け付け(RCPT TO)',
  DATA: '本文の受け付け(DATA)',
};

/** What else is known and helps to find it. */
export function otherPoints(record: BounceRecord): readonly string[] {
  const { messageId, remoteMta, reportingMta, command, originalRecipient, recipient } = record;
  return [
    ...point('Message-ID', messageId),
    ...point('差出人(Return-Path)', differing(record)),
    ...point('元の宛先(上の宛先へ転送)', isForwarded(record) ? originalRecipient : null),
    ...point('サーバー内での宛先の名前', knownAddress(record) === recipient ? null : recipient),
    ...point('エラーの番号', codesApart(record)),
    ...point('エラーを返したサーバー', remoteMta),
    ...point('エラーメールを作成したサーバー', reportingMta),
    ...point('エラーになった段階', command && STAGES[command]),
  ];
}

const point = (label: string, value: string | null): readonly string[] =>
  value === null ? [] : [`・${label}: ${visible(value)}`];

/** Codes that a notice gives apart from the words. */
function codesApart({ replyCode, status, diagnosticCode }: BounceRecord): string | null {
  const apart = [replyCode, status].filter((code) => code !== null && !diagnosticCode?.includes(code));
  return apart.length > 0 ? apart.join(' ') : null;
}

/** Filters look at the envelope, so it matters where it names another address than the header. */
const differing = ({ sender, returnPath }: BounceRecord): string | null =>
  sender !== null && returnPath?.toLowerCase() !== sender.toLowerCase() ? returnPath : null;
