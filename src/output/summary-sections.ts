import type { Reason } from '../model.ts';
import type { Summary } from './summary.ts';
import { KIND_WORDS, LIST_WORDS, SIDE_WORDS } from './words.ts';

export interface SummaryRow {
  readonly label: string;
  readonly count: number;
}

/** A block of the summary. */
export interface SummarySection {
  readonly title: string;
  readonly rows: readonly SummaryRow[];
}

export type ReasonTitle = (reason: Reason) => string;

const BOUNCE_WORDS = {
  hard: '恒久(ハードバウンス)',
  soft: '一時(ソフトバウンス)',
  unknown: '文面では決まらない',
} as const;

/** The summary as blocks of counts, most frequent first; empty blocks are left out. */
export function summarySections(summary: Summary, titleOf: ReasonTitle): readonly SummarySection[] {
  const reason = (name: Reason): string => `${titleOf(name)}(${name})`;
  return [
    { title: '種類', rows: ranked(summary.kinds, (kind) => KIND_WORDS[kind]) },
    { title: '理由', rows: ranked(summary.reasons, reason) },
    { title: 'だれが直すか', rows: ranked(summary.sides, (side) => SIDE_WORDS[side]) },
    { title: '恒久・一時', rows: ranked(summary.bounces, (hardness) => BOUNCE_WORDS[hardness]) },
    { title: '名簿の扱い', rows: ranked(summary.list, (advice) => LIST_WORDS[advice]) },
  ].filter((section) => section.rows.length > 0);
}

export const summaryHeadline = ({ messages, records }: Summary): string =>
  `メール ${number(messages)}通(診断 ${number(records)}件)`;

export const unnamedLine = ({ unnamed }: Summary): string =>
  `どの規則にも当てはまらない通知: ${number(unnamed)}通${unnamed > 0 ? '(--format ndjson で rule が null の行)' : ''}`;

export const number = (value: number): string => value.toLocaleString('en-US');

function ranked<K extends string>(counts: Partial<Record<K, number>>, label: (key: K) => string): SummaryRow[] {
  const entries = Object.entries(counts) as [K, number][];
  return entries
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([key, count]) => ({ label: label(key), count }));
}
