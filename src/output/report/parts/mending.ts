import type { Mending } from '../../../tally/report/mending.ts';
import { visible } from '../../../visible.ts';
import { SENDING_WORDS } from '../../advice/list-words.ts';
import { cardHtml } from '../../card/html.ts';
import { type CardRow, row } from '../../card/row.ts';
import { number, type SummaryNames } from '../../tables/summary-sections.ts';
import { type Html, html } from '../../text/html.ts';
import type { ReportData } from './data.ts';

/** Those that hold up most mail; the others are folded. */
const FIRST = 5;

/** What the sender's side can mend, with steps; no address is to blame. */
export function mendingPart({ collector, options }: ReportData): Html {
  const list = collector.mending();
  const heading = html`<h2 id="mend">送る側で直すこと${list.length === 0 ? '' : `(${number(list.length)}種類)`}</h2>`;
  if (list.length === 0) return html`<section>${heading}<p>送る側で直すことは見つかりませんでした。</p></section>`;
  const cards = list.map((one) => cardHtml(viewOf(one, options), '', { level: 3, explainUrl: null }));
  const rest = cards.slice(FIRST);
  return html`<section>${heading}<p>宛先のせいではありません。名簿はそのままにして、直してから送ってください。</p>
${cards.slice(0, FIRST)}
${rest.length === 0 ? null : html`<details class="rest-of"><summary>続きの${number(rest.length)}種類</summary>${rest}</details>`}</section>`;
}

const viewOf = (mending: Mending, names: SummaryNames) => ({
  tone: 'waiting' as const,
  lead: `${names.titleOf(mending.reason) ?? visible(mending.commonest.title)} 通知 ${number(mending.count)}件`,
  rows: [
    ...stepRows(mending),
    ...row('断った相手', mending.by.map((one) => nameOf(one, names)).join('、')),
    ...row('送信元のIP', mending.ips.join('、')),
    ...row('使われた一覧', mending.dnsbl.join('、')),
    ...row('相手の言葉', mending.words, true),
  ],
  note: noteOf(mending, names),
});

const nameOf = ({ name, isProvider, count }: Mending['by'][number], names: SummaryNames): string =>
  `${isProvider ? names.providerName(name) : name} ${number(count)}件`;

/** What refusals of one reason ask for differs; the steps are those of most of them. */
const noteOf = ({ reason, count, commonest }: Mending, names: SummaryNames): string | null =>
  commonest.count === count || names.titleOf(reason) === commonest.title
    ? null
    : `手順は、もっとも多い「${visible(commonest.title)}」(${number(commonest.count)}件)のものです。`;

/** Steps of whoever has to act; the one who runs a server has them in full, whoever only sends hands the rest on. */
function stepRows({ side, commonest: { remedy } }: Mending): readonly CardRow[] {
  const rows = [
    {
      label: SENDING_WORDS.sender,
      steps: side === 'senderAdmin' && remedy.senderAdmin.length > 0 ? [] : remedy.sender,
    },
    { label: SENDING_WORDS.senderAdmin, steps: remedy.senderAdmin },
  ];
  return rows
    .filter(({ steps }) => steps.length > 0)
    .map(({ label, steps }) => ({
      label,
      lines: steps.map((text, i) => ({ marker: `${i + 1}. `, text: visible(text) })),
      quiet: false,
    }));
}
