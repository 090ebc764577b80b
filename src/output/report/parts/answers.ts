import { rate } from '../../tables/rates.ts';
import { number } from '../../tables/summary-sections.ts';
import { type Html, html } from '../../text/html.ts';
import type { ReportData, Told } from './data.ts';

/** The answers to the four questions, each leading to its part of the report. */
export function answers({ addresses, collector, comparison, options: { sent = null } }: ReportData): Html {
  const mending = collector.mending();
  const notices = mending.reduce((sum, { count }) => sum + count, 0);
  const tile = (id: string, title: string, verdict: Told) => {
    const count = addresses[verdict].total;
    const change = comparison?.changes.find((one) => one.verdict === verdict);
    return {
      ...{ id, title, figure: html`${number(count)}<small>件</small>` },
      notes: [
        ...(sent === null ? [] : [`送った数の ${rate(count, sent)}`]),
        ...(change === undefined ? [] : [`前回 ${number(change.before)}件`]),
      ],
    };
  };
  const tiles = [
    tile('remove', '名簿から外す', 'remove'),
    {
      ...{ id: 'mend', title: '送る側で直す', figure: html`${number(mending.length)}<small>種類</small>` },
      notes: [`通知 ${number(notices)}件`],
    },
    tile('watch', '様子を見る', 'watch'),
    tile('complaints', '苦情(配信を止める)', 'complaint'),
  ];
  return html`<ul class="answers">${tiles.map(
    ({ id, title, figure, notes }) =>
      html`<li class="${id}"><a href="#${id}">${title}</a> <b>${figure}</b>${notes.map((note) => html` <span>${note}</span>`)}</li>\n`,
  )}</ul>`;
}
