import type { Judgement, VerdictName } from '../../judgement/verdict.ts';
import { number } from '../tables/summary-sections.ts';
import { type Html, html } from '../text/html.ts';
import { visible } from '../text/visible.ts';
import type { Capped, ReportCollector, UnnamedWords } from './collect.ts';

const LISTS = [
  { verdict: 'remove', title: '名簿から外す宛先', why: 'この先も届かない宛先です。次の配信の前に外してください。' },
  {
    verdict: 'complaint',
    title: '配信を止める宛先',
    why: 'メールは届いていますが、苦情か、配信停止の求めがありました。次の配信の前に止めてください。',
  },
  { verdict: 'watch', title: '様子を見る宛先', why: 'まだ外しません。続けて届かなければ、外す宛先に移ります。' },
  {
    verdict: 'keep',
    title: '残す宛先',
    why: '宛先のせいだとは分かっていません。送る側で原因を直すか、待てば届くことがあります。',
  },
] as const satisfies readonly { readonly verdict: VerdictName; readonly title: string; readonly why: string }[];

/** The addresses of the mailing list, by what to do with them. */
export const addressTables = (collector: ReportCollector): Html =>
  html`${LISTS.map(({ verdict, title, why }) => {
    const rows = collector.addresses(verdict);
    const heading = html`<h3>${title}${rows.total === null ? null : `(${number(rows.total)}件)`}</h3>`;
    if (rows.shown.length === 0) return html`<section>${heading}<p>ありません。</p></section>`;
    return html`<section>${heading}<p>${why}</p>${addressTable(title, rows.shown)}${restNote(rows, RECIPIENTS_COMMAND)}</section>`;
  })}`;

const addressTable = (title: string, rows: readonly Judgement[]): Html => html`
<table><caption class="unseen">${title}</caption>
<thead><tr><th scope="col">宛先</th><th scope="col">わけ</th><th scope="col" class="count">通知</th><th scope="col">最後の通知</th></tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row">${visible(row.recipient, LONGEST_ADDRESS)}</th><td>${visible(row.why, LONGEST_WHY)}</td><td class="count">${number(noticesOf(row))}</td><td class="day">${row.last?.slice(0, 10) ?? ''}</td></tr>\n`)}</tbody></table>`;

const LONGEST_ADDRESS = 120;
const LONGEST_WHY = 200;

const noticesOf = ({ hard, soft, complaints, others }: Judgement): number => hard + soft + complaints + others;

/** What the other servers said where we have no answer. */
export function unnamedTable(rows: Capped<UnnamedWords>): Html {
  if (rows.shown.length === 0) return html`<p>ありません。すべての通知が、どれかの規則に当てはまりました。</p>`;
  return html`<p>サーバーの言葉ごとにまとめています。続くものは、相手か送信側の管理者にこの言葉を伝えて尋ねてください。</p>
<table><caption class="unseen">どの規則にも当てはまらない通知</caption>
<thead><tr><th scope="col">サーバーの言葉</th><th scope="col" class="count">件数</th><th scope="col">最初に見たところ</th></tr></thead>
<tbody>${rows.shown.map(({ words, count, where }) => html`<tr><th scope="row" class="words">${words === '' ? '(言葉のない通知)' : words}</th><td class="count">${number(count)}</td><td>${where}</td></tr>\n`)}</tbody></table>${restNote(rows, csvCommand('rule=none', 'unnamed'))}`;
}

/** Says that there is more, and how to get it all. */
function restNote({ shown, total }: Capped<unknown>, command: string): Html | null {
  if (total !== null && total <= shown.length) return null;
  const of = total === null ? '数が多いため、' : `${number(total)}件のうち `;
  return html`<p class="rest">${of}${number(shown.length)}件を載せています。全部を取り出すには: <code>${command}</code></p>`;
}

const RECIPIENTS_COMMAND = 'bounce-doctor scan --by recipient --format csv --output recipients.csv 読んだファイル';
const csvCommand = (filter: string, name: string): string =>
  `bounce-doctor scan --only ${filter} --format csv --output ${name}.csv 読んだファイル`;
