import { VERDICTS, type VerdictName } from '../../judgement/verdict.ts';
import type { LogTotals } from '../../logs/totals.ts';
import type { Reason } from '../../model.ts';
import type { Ranking } from '../../tally/name-counter.ts';
import type { Summary } from '../../tally/summary.ts';
import { visible } from '../../visible.ts';
import { PLACE_WORDS } from '../advice/list-words.ts';
import { VERDICT_WORDS } from '../advice/verdict-words.ts';
import { KIND_WORDS, wordFor } from '../advice/words.ts';
import { forgottenLine } from './passed-lines.ts';
import { skippedLine } from './skipped.ts';

export interface SummaryRow {
  readonly label: string;
  readonly count: number;
  /** What the summary calls it. */
  readonly key: string;
}

/** A block of the summary. */
export interface SummarySection {
  readonly id: 'logs' | 'kinds' | 'reasons' | 'sides' | 'bounces' | 'addresses' | 'domains' | 'providers';
  readonly title: string;
  readonly rows: readonly SummaryRow[];
}

/** The table's Japanese names. */
export interface SummaryNames {
  /** null for a reason of a newer version, which only a record that it wrote can name. */
  titleOf(reason: Reason): string | null;
  providerName(id: string): string;
}

const BOUNCE_WORDS = {
  hard: '恒久(ハードバウンス)',
  soft: '一時(ソフトバウンス)',
  unknown: '文面では決まらない',
} as const;

/** The summary as blocks of counts, most frequent first; empty blocks are left out. */
export function summarySections(summary: Summary, names: SummaryNames): readonly SummarySection[] {
  const reason = (name: Reason): string => `${names.titleOf(name) ?? 'この版にない理由'}(${name})`;
  const sections: readonly SummarySection[] = [
    { id: 'addresses', title: '名簿の扱い(アドレスの数)', rows: addressRows(summary.addresses) },
    { id: 'logs', title: 'ログの行', rows: summary.logs === null ? [] : logRows(summary.logs) },
    { id: 'kinds', title: '種類', rows: ranked(summary.kinds, (kind) => wordFor(KIND_WORDS, kind)) },
    { id: 'reasons', title: '理由', rows: ranked(summary.reasons, reason) },
    { id: 'sides', title: 'どこを直すか', rows: ranked(summary.sides, (side) => wordFor(PLACE_WORDS, side)) },
    { id: 'bounces', title: '恒久・一時', rows: ranked(summary.bounces, (hardness) => BOUNCE_WORDS[hardness]) },
    {
      id: 'domains',
      title: '宛先のドメイン',
      rows: topRows(summary.domains, (domain) => visible(domain, LONGEST_NAME)),
    },
    { id: 'providers', title: '事業者', rows: topRows(summary.providers, names.providerName) },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

/** In the order of what has to be done. */
const addressRows = (addresses: Summary['addresses']): SummaryRow[] =>
  addresses === null || VERDICTS.every((verdict) => addresses[verdict] === 0)
    ? []
    : VERDICTS.map((verdict) => ({
        key: verdict,
        label: `${VERDICT_WORDS[verdict]}${VERDICT_NOTES[verdict]}`,
        count: addresses[verdict],
      }));

const VERDICT_NOTES: Readonly<Record<VerdictName, string>> = {
  remove: '(この先も届かない)',
  complaint: '(苦情・配信停止の求め)',
  watch: '(まだ外さない)',
  keep: '(宛先のせいではない)',
};

const LONGEST_NAME = 60;

/** What stands above the blocks: how much was read, and what of it is counted. */
export const summaryHead = (summary: Summary): readonly string[] =>
  [partialLine(summary), summaryHeadline(summary), duplicatesLine(summary), onlyLine(summary)].filter(
    (line) => line !== null,
  );

const partialLine = ({ partial }: Summary): string | null =>
  partial ? '途中で止めたため、ここまでに読んだ分だけの集計です。' : null;

const summaryHeadline = ({ messages, records, logs }: Summary): string =>
  logs === null
    ? `メール ${number(messages)}通(診断 ${number(records)}件)`
    : `メールサーバーのログ ${number(logs.lines)}行を読みました。配送の結果 ${number(records)}件`;

/** Attempts are counted one by one; a mail that was put off three times and then delivered is one result. */
function logRows({ attempts, refused, others, foreign }: LogTotals): SummaryRow[] {
  const rows = [
    { label: '届けた', count: attempts.sent },
    { label: '同じサーバーの中で渡した', count: attempts.relayed },
    { label: 'あとで送り直すことにした', count: attempts.deferred },
    { label: '届けられなかった', count: attempts.bounced },
    { label: '期限が切れて差出人に戻した', count: attempts.expired },
    { label: 'このサーバーが受け取らなかった', count: refused },
    { label: '配送の結果ではない', count: others + foreign },
  ];
  return rows.filter(({ count }) => count > 0).map((row) => ({ ...row, key: row.label }));
}

const duplicatesLine = ({ duplicates }: Summary): string | null =>
  duplicates === 0
    ? null
    : `同じ通知の2通目からは、数えていません: ${number(duplicates)}通(数えるときは --keep-duplicates)`;

const onlyLine = ({ only, read }: Summary): string | null =>
  only === null ? null : `絞り込み: ${visible(only)}(読んだメールは全部で ${number(read)}通)`;

/** What stands below them. */
export const summaryFoot = (summary: Summary): readonly string[] => [
  unnamedLine(summary),
  ...(summary.truncated > 0 ? [`途中までしか読めなかったメール: ${number(summary.truncated)}通`] : []),
  ...(summary.cutInputs > 0 ? [`途中までしか読めなかった入力: ${number(summary.cutInputs)}個`] : []),
  ...(summary.invalidLines > 0 ? [`診断結果やイベントとして読めなかった行: ${number(summary.invalidLines)}行`] : []),
  ...[forgottenLine(summary.logs ?? NO_LOG)].filter((line) => line !== null),
  ...[skippedLine(summary.skipped)].filter((line) => line !== null),
];

const NO_LOG = { forgotten: 0 };

const unnamedLine = ({ unnamed }: Summary): string =>
  `どの規則にも当てはまらない通知: ${number(unnamed)}通${unnamed > 0 ? '(--only rule=none --format ndjson で取り出せます)' : ''}`;

export const number = (value: number): string => value.toLocaleString('en-US');

function ranked<K extends string>(counts: Partial<Record<K, number>>, label: (key: K) => string): SummaryRow[] {
  const entries = Object.entries(counts) as [K, number][];
  return entries
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([key, count]) => ({ key, label: label(key), count }));
}

function topRows({ top, others }: Ranking, label: (name: string) => string): SummaryRow[] {
  const rows = top.map(({ name, count }) => ({ key: name, label: label(name), count }));
  if (others.count === 0) return rows;
  const rest = others.names === null ? 'ほか(多すぎて種類は数えていません)' : `ほか ${number(others.names)} 種類`;
  return [...rows, { key: '', label: rest, count: others.count }];
}
