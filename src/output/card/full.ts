import type { BounceRecord } from '../../model.ts';
import { visible } from '../../visible.ts';
import { allSteps } from '../advice/steps.ts';
import { SIDE_WORDS } from '../advice/words.ts';
import type { Finding } from '../record/finding.ts';
import { explainRows } from './explain.ts';
import {
  adviceRows,
  candidateRows,
  linkRows,
  mailWords,
  mendRows,
  quotesServer,
  recipientRows,
  serverWords,
  topicOf,
  truncatedRows,
} from './facts.ts';
import { hintRows } from './hints.ts';
import { type CardRow, row } from './row.ts';

const LONGEST_QUOTE = 300;

/** All that is known of one recipient. */
export function fullRows(finding: Finding): readonly CardRow[] {
  const { record } = finding;
  return [
    ...recipientRows(record),
    ...candidateRows(record),
    ...hintRows(record),
    ...stepRows(record),
    ...adviceRows(finding),
    ...mendRows(finding),
    ...row('原因', record.cause),
    ...row('メール', [mailWords(record), writerWords(record)]),
    ...row('根拠', grounds(finding), true),
    ...linkRows(record),
    ...termRows(finding),
    ...truncatedRows(record),
    ...moreRows(record),
    ...explainRows(record.explain),
  ];
}

function stepRows(record: BounceRecord): readonly CardRow[] {
  let number = 0;
  return allSteps(record).map(({ party, steps }) => ({
    label: SIDE_WORDS[party],
    lines: steps.map((step) => ({ marker: `${++number}. `, text: visible(step) })),
    quiet: false,
  }));
}

const writerWords = ({ reportingMta, kind }: BounceRecord): string =>
  reportingMta === null || kind === 'other' ? '' : `この通知を書いたのは ${reportingMta}`;

function grounds(finding: Finding): readonly string[] {
  const { record } = finding;
  if (!quotesServer(record)) return [];
  const { remoteMta } = record;
  const server = remoteMta === null ? '' : `答えたサーバー: ${remoteMta}`;
  return [serverWords(finding, LONGEST_QUOTE), server, ruleLine(record)];
}

/** A kind that speaks for itself (`kind/vacation`) needed no rule. */
function ruleLine({ rule, matched, nearest }: BounceRecord): string {
  if (rule === null) return '規則: なし(この文面を知っている規則がありません)';
  if (rule.startsWith('kind/')) return '';
  if (nearest !== undefined) return `規則: ${rule}(よく似た文の例: ${visible(nearest, 120)})`;
  return `規則: ${rule}${matched ? `(見た語句: ${visible(matched, 80)})` : ''}`;
}

function termRows({ terms }: Finding): readonly CardRow[] {
  const lines = terms.map(({ title, names, id }) => {
    const name = names[0] ?? id;
    return { marker: '', text: `${title} → bounce-doctor explain ${quoted(name)}`, link: { to: name, caption: title } };
  });
  return lines.length > 0 ? [{ label: '用語', lines, quiet: true }] : [];
}

const quoted = (word: string): string => (/[\s"'()]/.test(word) ? `"${word}"` : word);

function moreRows(record: BounceRecord): readonly CardRow[] {
  const topic = topicOf(record);
  if (topic === '') return [];
  const text = `bounce-doctor explain ${topic}`;
  return [
    { label: '規則の説明', lines: [{ marker: '', text, link: { to: topic, caption: '規則の説明' } }], quiet: true },
  ];
}
