import { isForwarded, knownAddress } from '../../mail-address.ts';
import type { BounceRecord } from '../../model.ts';
import { isSimilar } from '../../rules/match/similar.ts';
import { visible } from '../../visible.ts';
import { LIST_WORDS, SETTLED_HOLD } from '../advice/words.ts';
import type { Finding } from '../record/finding.ts';
import { readableDate } from '../text/when-sent.ts';
import { isSituation } from './lead.ts';
import { type CardRow, row } from './row.ts';
import { tellingPart } from './telling.ts';

/** Rows that the short card and the long one share. */

export function recipientRows(record: BounceRecord): readonly CardRow[] {
  const { recipient, originalRecipient } = record;
  const known = knownAddress(record);
  return [
    ...row('宛先', known !== recipient && recipient !== null ? `${known}(サーバー内の名前 ${recipient})` : known),
    ...row('元の宛先', isForwarded(record) ? `${originalRecipient}(ここから上の宛先へ転送)` : null),
  ];
}

/** Which of the reader's mails it is about. */
export function mailWords({ subject, sentDate }: BounceRecord): string {
  const sent = sentDate === null ? '' : `${readableDate(sentDate)} 送信`;
  return `${subject === null ? '' : `「${visible(subject, 60)}」`} ${sent}`;
}

export const candidateRows = (record: BounceRecord): readonly CardRow[] =>
  record.candidates.length === 0 ? [] : row('原因の候補', `${namesOf(record)}のどれか`);

/** All reasons in question by their own names; a rule's title mostly names several. */
export function namesOf({ candidates, reason, title }: BounceRecord): string {
  const names = candidates.map((candidate) => candidate.title);
  const all = candidates.some((candidate) => candidate.reason === reason) ? names : [title, ...names];
  return all.map((name) => `「${visible(name)}」`).join('、');
}

/** Nothing is broken in a mail that arrived, and no notice tells anything about a situation. */
export const mendRows = ({ record, speech }: Finding): readonly CardRow[] =>
  row('直すところ', record.side !== null && concernsReader(record) && !isSituation(record) ? speech.mend : null);

/** Both are short, and a wide terminal has room for them side by side. */
export const adviceRows = ({ record, speech }: Finding): readonly CardRow[] =>
  concernsReader(record)
    ? [
        ...row('送り直し', speech.resend),
        ...row('名簿', listWords(record, speech.isExplained)).map((it) => ({ ...it, beside: true })),
      ]
    : [];

function listWords({ list, candidates, rule }: BounceRecord, isExplained: boolean): string | null {
  const isSettled = isExplained && candidates.length === 0 && rule !== null && !isSimilar(rule);
  return list === 'hold' && isSettled ? SETTLED_HOLD : list && LIST_WORDS[list];
}

const concernsReader = ({ kind }: BounceRecord): boolean => kind !== 'success' && kind !== 'vacation';

export const truncatedRows = ({ truncated }: BounceRecord): readonly CardRow[] =>
  row('注意', truncated ? 'とても大きいメールのため、途中までを読みました' : null);

/** Where links of a mail that is no notice lead. */
export function linkRows({ kind, evidence }: BounceRecord): readonly CardRow[] {
  const hosts = evidence.urls.map((url) => (URL.canParse(url) ? new URL(url).hostname : url));
  return row('リンク先', kind === 'other' ? [...new Set(hosts)].join('、') : null, true);
}

/** The words as said, as far as there is room; a reply code that the notice gives apart from them goes before them as a server would say it. */
export function serverWords({ record, prose }: Finding, longest: number): string {
  const { replyCode, status, command } = record;
  const words = visible(tellingPart(record, longest, prose), longest);
  // `5.0.0` is what the server that writes a report puts where the other one gave no status.
  const given = words !== '' && status?.endsWith('.0.0') ? null : status;
  const missing = [replyCode, given].filter((code) => code !== null && !words.includes(code));
  const inFront = words === '' || missing.includes(replyCode) ? missing : [];
  const behind = [...missing.filter((code) => !inFront.includes(code)), command].filter((part) => part !== null);
  const said = [...inFront, words].join(' ').trim();
  return said === '' || behind.length === 0 ? said : `${said} (${behind.join('、')})`;
}

/** A mail that is no notice quotes nobody, and neither does a question. */
export const quotesServer = (record: BounceRecord): boolean =>
  record.kind !== 'other' && record.kind !== 'unreadable' && !isSituation(record);

/** What `explain` is asked for to read on; what a kind or likeness gave is no rule of the table. */
export const topicOf = ({ rule, reason }: BounceRecord): string =>
  rule !== null && !rule.startsWith('kind/') && !isSimilar(rule) ? rule : (reason ?? '');
