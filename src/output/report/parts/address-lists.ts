import type { Judgement } from '../../../judgement/verdict.ts';
import { visible } from '../../../visible.ts';
import { number } from '../../tables/summary-sections.ts';
import { type Html, html } from '../../text/html.ts';
import type { Addresses, ReportData, Told } from './data.ts';
import { type TableColumn, table } from './table.ts';

/** A part of the report about addresses of one verdict. */
interface AddressPart {
  readonly id: string;
  readonly verdict: Told;
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
  why: 'まだ外しません。続けて届かなければ、外す宛先に移ります。',
  none: '様子を見る宛先はありません。',
  file: null,
};

export const COMPLAINTS: AddressPart = {
  id: 'complaints',
  verdict: 'complaint',
  title: '苦情のあった宛先',
  why: 'メールは届いていますが、迷惑メールとして報告されたか、配信を止めるように求められました。次の配信の前に止めてください。',
  none: '苦情はありません。',
  file: '苦情のあった宛先.txt',
};

export function addressPart({ id, verdict, title, why, none, file }: AddressPart, data: ReportData): Html {
  const { shown, total } = data.addresses[verdict];
  const heading = html`<h2 id="${id}">${title}${total === 0 ? '' : `(${number(total)}件)`}</h2>`;
  if (total === 0) return html`<section>${heading}<p>${none}</p></section>`;
  const rows = shown.slice(0, data.limits.rows);
  return html`<section class="addresses">${heading}<p>${why}</p>
${file === null ? null : listToTake({ id, title, file }, data.addresses[verdict])}
${table(title, ADDRESS_COLUMNS, rows)}${restNote(rows.length, total)}</section>`;
}

const YEAR = 'YYYY-'.length;
const DAY = 'YYYY-MM-DD'.length;

/** From the first notice that counts to the last of all, with the year once. */
function daysOf(since: string | null, last: string | null): string {
  const [first, end] = [since?.slice(0, DAY) ?? '', last?.slice(0, DAY) ?? ''];
  if (first === end) return first;
  return `${first}〜${end.slice(first.slice(0, YEAR) === end.slice(0, YEAR) ? YEAR : 0)}`;
}

const noticesOf = ({ hard, soft, complaints, others }: Judgement): number => hard + soft + complaints + others;

export const ADDRESS_COLUMNS: readonly TableColumn<Judgement>[] = [
  { head: '宛先', kind: 'name', cell: ({ recipient }) => addressOf(recipient) },
  { head: 'わけ', kind: 'text', cell: ({ why }) => visible(why, 200) },
  { head: '通知', kind: 'count', cell: (row) => `${number(noticesOf(row))}回` },
  { head: 'いつから〜最後', kind: 'day', cell: ({ since, last }) => daysOf(since ?? last, last) },
];

/** Longer than any address (RFC 5321 section 4.5.3.1). */
const LONGEST_ADDRESS = 320;
const addressOf = (recipient: string): string => visible(recipient, LONGEST_ADDRESS);

interface ListPart extends Pick<AddressPart, 'id' | 'title'> {
  readonly file: string;
}

/**
 * One address a line: to be copied where scripts run, to be saved and marked (by one click) where they do not, and what
 * stands on paper.
 */
function listToTake({ id, title, file }: ListPart, { shown, total }: Addresses): Html {
  const lines = shown.map(({ recipient }) => addressOf(recipient));
  const isCut = lines.length < total;
  const which = `${isCut ? 'はじめの' : ''}${number(lines.length)}件`;
  const href = `data:text/plain;charset=utf-8,${encodeURIComponent(lines.map((line) => `${line}\r\n`).join(''))}`;
  return html`<p class="take"><button type="button" class="copy" data-copies="list-${id}" hidden>${which}を写す</button> <a download="${file}" href="${href}">${which}をファイルに保存</a></p>
<pre class="list" id="list-${id}" tabindex="0" role="region" aria-label="${title}、1行に1つ">${lines.map((line) => html`<span>${line}\n</span>`)}</pre>
${isCut ? html`<p class="rest">外す宛先と止める宛先の全部を1行に1つで取り出すには: <code>bounce-doctor scan --export addresses --output addresses.txt 読んだファイル</code></p>` : null}`;
}

/** Says that there is more, and how to get it all. */
const restNote = (shown: number, all: number): Html | null =>
  all <= shown
    ? null
    : html`<p class="rest">${number(all)}件のうち ${number(shown)}件を載せています。全部を取り出すには: <code>bounce-doctor scan --by recipient --format csv --output recipients.csv 読んだファイル</code></p>`;
