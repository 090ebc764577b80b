import type { ListAdvice } from '../../model.ts';
import { number } from '../tables/summary-sections.ts';
import { type Html, html } from '../text/html.ts';
import type { Capped, ReportAddress, ReportCollector, UnnamedWords } from './collect.ts';

const LISTS = [
  {
    list: 'remove',
    title: '名簿から外す宛先',
    why: 'この先も届かないか、配信を望んでいない宛先です。次の配信の前に外してください。',
  },
  { list: 'hold', title: '保留する宛先', why: '原因が分かるまで配信を止めて、様子を見てください。' },
  {
    list: 'keep',
    title: '残す宛先',
    why: '宛先が間違っているとは分かっていません。原因を直すか、待てば届くことがあります。',
  },
] as const satisfies readonly { readonly list: ListAdvice; readonly title: string; readonly why: string }[];

/** The addresses of the mailing list, by what to do with them. */
export const addressTables = (collector: ReportCollector): Html =>
  html`${LISTS.map(({ list, title, why }) => {
    const rows = collector.addresses(list);
    const heading = html`<h3>${title}${rows.total === null ? null : `(${number(rows.total)}件)`}</h3>`;
    if (rows.shown.length === 0) return html`<section>${heading}<p>ありません。</p></section>`;
    return html`<section>${heading}<p>${why}</p>${addressTable(title, rows.shown)}${restNote(rows, csvCommand(`list=${list}`, list))}</section>`;
  })}`;

const addressTable = (title: string, rows: readonly ReportAddress[]): Html => html`
<table><caption class="unseen">${title}</caption>
<thead><tr><th scope="col">宛先</th><th scope="col">最後の理由</th><th scope="col" class="count">通知</th><th scope="col">最後の通知</th></tr></thead>
<tbody>${rows.map(({ address, title: reason, count, last }) => html`<tr><th scope="row">${address}</th><td>${reason}</td><td class="count">${number(count)}</td><td class="day">${last?.slice(0, 10) ?? ''}</td></tr>\n`)}</tbody></table>`;

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

const csvCommand = (filter: string, name: string): string =>
  `bounce-doctor scan --only ${filter} --format csv --output ${name}.csv 読んだファイル`;
