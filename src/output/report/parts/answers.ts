import { number } from '../../tables/summary-sections.ts';
import { type Html, html } from '../../text/html.ts';
import { share } from '../chart/bars.ts';
import type { Capped } from '../collect/capped.ts';
import type { ReportData } from './data.ts';

/** The answers to the four questions, each leading to its part of the report. */
export function answers({ collector, options: { sent = null } }: ReportData): Html {
  const { addresses } = collector;
  const mending = collector.mending();
  const notices = mending.reduce((sum, { count }) => sum + count, 0);
  const tile = (id: string, title: string, rows: Capped<unknown>) => ({
    ...{ id, title, figure: html`${atLeast(rows)}<small>件</small>` },
    note: sent === null ? null : `送った数の ${share(rows.shown.length, sent)}`,
  });
  const tiles = [
    tile('remove', '名簿から外す', addresses.list('remove')),
    {
      ...{ id: 'mend', title: '送る側で直す', figure: html`${number(mending.length)}<small>種類</small>` },
      note: `通知 ${number(notices)}件`,
    },
    tile('watch', '様子を見る', addresses.list('watch')),
    tile('complaints', '苦情(配信を止める)', addresses.list('complaint')),
  ];
  return html`<ul class="answers">${tiles.map(
    ({ id, title, figure, note }) =>
      html`<li class="${id}"><a href="#${id}">${title}</a> <b>${figure}</b>${note === null ? null : html` <span>${note}</span>`}</li>\n`,
  )}</ul>`;
}

/** More came than could be told apart. */
const atLeast = ({ shown, total }: Capped<unknown>): string => `${number(shown.length)}${total === null ? '以上' : ''}`;
