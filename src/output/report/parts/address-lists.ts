import { number } from '../../tables/summary-sections.ts';
import { type Html, html } from '../../text/html.ts';
import type { ReportAddress, Verdict } from '../collect/addresses.ts';
import type { Capped } from '../collect/capped.ts';
import type { ReportData } from './data.ts';
import { type TableColumn, table } from './table.ts';

/** A part of the report about addresses of one kind. */
interface AddressPart {
  readonly id: string;
  readonly verdict: Verdict;
  readonly title: string;
  /** What there is to do. */
  readonly why: string;
  readonly none: string;
  /** The list is to be taken along, under this name. */
  readonly file: string | null;
}

export const REMOVE: AddressPart = {
  id: 'remove',
  verdict: 'remove',
  title: '名簿から外す宛先',
  why: 'この先も届かない宛先です。次の配信の前に、名簿から外してください。',
  none: '外す宛先はありません。',
  file: '外す宛先.txt',
};

export const WATCH: AddressPart = {
  id: 'watch',
  verdict: 'watch',
  title: '様子を見る宛先',
  why: 'まだ外しません。次の配信でも届かないかを見てください。',
  none: '様子を見る宛先はありません。',
  file: null,
};

export const COMPLAINTS: AddressPart = {
  id: 'complaints',
  verdict: 'complaint',
  title: '苦情のあった宛先',
  why: 'メールは届きましたが、受け取った方が迷惑メールとして報告したか、配信を止めるように求めました。配信を止めてください。',
  none: '苦情はありません。',
  file: '苦情のあった宛先.txt',
};

export function addressPart(part: AddressPart, data: ReportData): Html {
  const { collector, limits } = data;
  const rows = collector.addresses.list(part.verdict);
  const count = rows.shown.length === 0 ? '' : `(${number(rows.shown.length)}件${rows.total === null ? '以上' : ''})`;
  const heading = html`<h2 id="${part.id}">${part.title}${count}</h2>`;
  if (rows.shown.length === 0) return html`<section>${heading}<p>${part.none}</p></section>`;
  const shown = rows.shown.slice(0, limits.rows);
  return html`<section class="addresses">${heading}<p>${part.why}</p>
${part.file === null ? null : listToTake(part.id, part.file, rows, limits.copied)}
${table(part.title, COLUMNS, shown)}${restNote(shown.length, rows, part)}</section>`;
}

const COLUMNS: readonly TableColumn<ReportAddress>[] = [
  { head: '宛先', kind: 'name', cell: ({ address }) => address },
  { head: '理由', kind: 'text', cell: ({ title }) => title },
  { head: '通知', kind: 'count', cell: ({ count }) => `${number(count)}回` },
  { head: '最後', kind: 'day', cell: ({ last }) => last?.slice(0, 'YYYY-MM-DD'.length) ?? '' },
];

/**
 * One address a line: to be copied where scripts run, to be saved and marked (by one click) where they do not, and what
 * stands on paper.
 */
function listToTake(id: string, file: string, { shown }: Capped<ReportAddress>, most: number): Html {
  const lines = shown.slice(0, most).map(({ address }) => address);
  const isCut = lines.length < shown.length;
  const which = isCut ? `はじめの${number(lines.length)}件` : `${number(lines.length)}件`;
  const href = `data:text/plain;charset=utf-8,${encodeURIComponent(lines.map((line) => `${line}\r\n`).join(''))}`;
  return html`<p class="take"><button type="button" class="copy" data-copies="list-${id}" hidden>${which}を写す</button> <a class="button" download="${file}" href="${href}">${which}をファイルに保存</a></p>
<pre class="list" id="list-${id}" tabindex="0" role="region" aria-label="1行に1つの宛先">${lines.map((line) => html`<span>${line}\n</span>`)}</pre>`;
}

/** Says that there is more, and how to get it all. */
function restNote(shown: number, { shown: known, total }: Capped<unknown>, { verdict }: AddressPart): Html | null {
  if (total !== null && total <= shown) return null;
  const of = total === null ? '数が多いため、' : `${number(known.length)}件のうち `;
  return html`<p class="rest">${of}${number(shown)}件を載せています。全部を取り出すには: <code>${commandFor(verdict)}</code></p>`;
}

const commandFor = (verdict: Verdict): string =>
  `bounce-doctor scan --only ${verdict === 'complaint' ? 'kind=feedback' : `list=${verdict === 'remove' ? 'remove' : 'hold'}`} --format csv --output ${verdict}.csv 読んだファイル`;
