import type { BounceRecord } from '../model.ts';
import { isSituation } from './card-lead.ts';
import { type CardRow, row } from './card-row.ts';
import type { Finding } from './finding.ts';
import { visible } from './visible.ts';

const LONGEST_QUOTE = 300;

/** What the diagnosis rests on, and where to read about its words. */
export function evidenceRows({ record, terms }: Finding): readonly CardRow[] {
  const readOn = terms.map(({ title, names, id }) => `${title} → bounce-doctor explain ${quoted(names[0] ?? id)}`);
  return [
    ...row('根拠', grounds(record), true),
    ...row('リンク先', record.kind === 'other' ? linkTargets(record) : null, true),
    ...row('用語', readOn, true),
    ...row('注意', record.truncated ? 'とても大きいメールのため、途中までを読みました' : null),
  ];
}

/** Whoever got a notice about a mail that was never sent is likely the victim of a forged sender; pasted text has no date. */
export function backscatterNote(record: BounceRecord): string | null {
  if ((record.kind !== 'bounce' && record.kind !== 'delay') || record.date === null) return null;
  return '送った覚えがないときは、アドレスをかたられた迷惑メールが戻ってきた可能性があります。リンクや添付を開かず、何通も続くときは管理者に相談してください。';
}

const quoted = (word: string): string => (/[\s"'()]/.test(word) ? `"${word}"` : word);

function grounds(record: BounceRecord): readonly string[] {
  if (record.kind === 'other' || record.kind === 'unreadable' || isSituation(record)) return [];
  const { remoteMta } = record;
  return [serverWords(record), remoteMta === null ? '' : `答えたサーバー: ${remoteMta}`, ruleLine(record)];
}

/** A kind that speaks for itself (`kind/vacation`) needed no rule. */
function ruleLine({ rule, matched }: BounceRecord): string {
  if (rule === null) return '規則: なし(この文面を知っている規則がありません)';
  if (rule.startsWith('kind/')) return '';
  return `規則: ${rule}${matched ? `(見た語句: ${visible(matched, 80)})` : ''}`;
}

/** The words as said; a reply code that the notice gives apart from them goes before them as a server would say it. */
function serverWords({ diagnosticCode, replyCode, status, command }: BounceRecord): string {
  const words = visible(diagnosticCode ?? '', LONGEST_QUOTE);
  const missing = [replyCode, status].filter((code) => code !== null && !words.includes(code));
  const inFront = words === '' || missing.includes(replyCode) ? missing : [];
  const behind = [...missing.filter((code) => !inFront.includes(code)), command].filter((part) => part !== null);
  const said = [...inFront, words].join(' ').trim();
  return said === '' || behind.length === 0 ? said : `${said} (${behind.join('、')})`;
}

function linkTargets({ evidence }: BounceRecord): string {
  const hosts = evidence.urls.map((url) => (URL.canParse(url) ? new URL(url).hostname : url));
  return [...new Set(hosts)].join('、');
}
