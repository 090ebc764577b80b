import type { Reason } from '../../../model.ts';
import type { ListPolicy } from '../../../rules/files/types.ts';
import type { Capped } from '../../../tally/report/capped.ts';
import type { UnnamedWords } from '../../../tally/report/unnamed.ts';
import { SENDING_WORDS } from '../../advice/list-words.ts';
import { adviceRows } from '../../article/advice.ts';
import { cardHtml } from '../../card/html.ts';
import { number } from '../../tables/summary-sections.ts';
import { type Html, html } from '../../text/html.ts';
import type { ReportData } from './data.ts';
import { type TableColumn, table } from './table.ts';

/** What the other servers said where we have no answer. */
export function unnamedPart({ collector }: ReportData): Html {
  const rows = collector.unnamed();
  const heading = html`<h2 id="unnamed">どの規則にも当てはまらない通知</h2>`;
  if (rows.shown.length === 0)
    return html`<section>${heading}<p>ありません。すべての通知が、どれかの規則に当てはまりました。</p></section>`;
  return html`<section>${heading}<p>サーバーの言葉ごとにまとめています。続くものは、相手か送信側の管理者にこの言葉を伝えて尋ねてください。</p>
${table('どの規則にも当てはまらない通知', WORDS, rows.shown)}${restNote(rows)}</section>`;
}

const WORDS: readonly TableColumn<UnnamedWords>[] = [
  { head: 'サーバーの言葉', kind: 'words', cell: ({ words }) => (words === '' ? '(言葉のない通知)' : words) },
  { head: '件数', kind: 'count', cell: ({ count }) => number(count) },
  { head: '最初に見たところ', kind: 'text', cell: ({ where }) => where },
];

const restNote = ({ shown, total }: Capped<unknown>): Html | null =>
  total !== null
    ? null
    : html`<p class="rest">数が多いため、${number(shown.length)}件を載せています。全部を取り出すには: <code>bounce-doctor scan --only rule=none --format csv --output unnamed.csv 読んだファイル</code></p>`;

/** The most frequent first; each as `explain` tells it, in general words. */
export function reasonsPart({ summary, options }: ReportData): Html | null {
  const entries = Object.entries(summary.reasons) as [Reason, number][];
  if (entries.length === 0) return null;
  const cards = entries
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .flatMap(([reason, count]) => {
      const advice = options.adviceOf(reason);
      if (advice === null) return [];
      const lead = `${options.titleOf(reason) ?? reason}(${reason}) ${number(count)}件`;
      return cardHtml({ tone: 'neutral', lead, rows: adviceRows(advice, true, SENDING_WORDS), note: null }, '', {
        level: 3,
        explainUrl: null,
      });
    });
  return html`<section><h2 id="reasons">理由ごとの原因と対処</h2><details><summary>${number(cards.length)}種類の理由を見る</summary>${cards}</details></section>`;
}

/** How much was read, and what of it could not be. */
export function aboutPart({ summary, options: { judge } }: ReportData): Html {
  const { messages, records, bounces, unnamed, truncated, invalidLines, cutInputs } = summary;
  const figures = [
    ['読んだメール', messages, '通'],
    ['診断', records, '件'],
    ['恒久のエラー', bounces.hard ?? 0, '件'],
    ['一時のエラー', bounces.soft ?? 0, '件'],
    ['規則のない通知', unnamed, '通'],
    ['途中まで読んだメール', truncated, '通'],
    ['途中まで読んだ入力', cutInputs, '個'],
    ['読めなかった結果の行', invalidLines, '行'],
  ] as const;
  return html`<section><h2 id="about">読んだもの</h2>
<p>${policyLine(judge.policy)}</p>
<dl class="totals">${figures.filter(([, count], i) => i < ALWAYS || count > 0).map(([label, count, unit]) => html`<div><dt>${label}</dt><dd>${number(count)}${unit}</dd></div>`)}</dl></section>`;
}

const ALWAYS = 5;

/** By what the addresses were judged. */
function policyLine({ times, within, reasons }: ListPolicy): string {
  const most = Math.max(times, ...Object.values(reasons).map((reason) => reason.times ?? times));
  const patience = most > times ? `(相手のサーバーの障害などは${number(most)}日分まで)` : '';
  return `宛先は、恒久エラーなら1回、一時エラーなら${number(within)}日のうちに${number(times)}日分${patience}になったときに外す扱いにしています。苦情と配信停止の求めは1回で止める扱いにし、送る側で直すことは数えません。`;
}
