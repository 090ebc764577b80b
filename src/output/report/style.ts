import { CARD_STYLE, THEMES } from '../text/card-style.ts';

/** What `summaryHtml` is made of. */
export const SUMMARY_STYLE = `:root { --complaint: #7a3d99; }
@media (prefers-color-scheme: dark) { :root { --complaint: #cfa3e6; } }
@media print { :root { --complaint: #7a3d99; } }
.answers { display: grid; grid-template-columns: repeat(4, 1fr); gap: .75rem; margin: 1rem 0; padding: 0; list-style: none; }
.answers li { background: var(--paper); border: 1px solid var(--line); border-top: .35rem solid var(--neutral); border-radius: .5rem; padding: .5rem .9rem; display: flex; flex-direction: column; }
.answers .remove { border-top-color: var(--failed); }
.answers .mend { border-top-color: var(--accent); }
.answers .watch { border-top-color: var(--waiting); }
.answers .complaints { border-top-color: var(--complaint); }
.answers b { font-size: 1.7rem; line-height: 1.4; white-space: nowrap; }
.answers small { font-size: .6em; font-weight: 400; margin-left: .15em; }
.answers span { color: var(--soft); font-size: .92rem; }
.take { display: flex; flex-wrap: wrap; gap: .5rem; margin: .6rem 0; }
.take > * { font: inherit; display: inline-block; min-height: 2.75rem; padding: .5rem 1.1rem; border: 1px solid var(--accent); border-radius: .3rem; background: var(--paper); color: var(--accent); text-decoration: none; cursor: pointer; }
.take > [hidden] { display: none; }
.take > .copy { background: var(--accent); color: var(--on-accent); font-weight: 700; }
pre.list { margin: .5rem 0; padding: .6rem .9rem; max-height: 11rem; overflow: auto; user-select: all; -webkit-user-select: all; white-space: pre-wrap; background: var(--paper); border: 1px solid var(--line); border-radius: .3rem; font: .9rem/1.6 ui-monospace, "Noto Sans Mono CJK JP", monospace; }
pre.list span { display: block; padding-left: 1em; text-indent: -1em; }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1rem 0; }
.totals dt { font-weight: 400; font-size: .92rem; color: var(--soft); }
.totals dd { font-weight: 700; white-space: nowrap; }
table { width: 100%; border-collapse: collapse; background: var(--paper); border: 1px solid var(--line); margin: .5rem 0; font-size: .94rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-top: 1px solid var(--line); }
tbody th { font-weight: 400; }
thead th { font-weight: 700; }
thead :is(th, td) { border-bottom: 2px solid var(--edge); }
.count { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.day { white-space: nowrap; }
thead .name { width: 36%; }
.words { font-family: ui-monospace, "Noto Sans Mono CJK JP", monospace; font-size: .86rem; }
.bars { table-layout: fixed; }
.bars .name { width: 40%; }
.bars .figure { width: 5.8em; }
td.bar { vertical-align: middle; min-width: 9rem; }
.bar svg { display: block; }
.swatch { vertical-align: -.2em; }
.stack { display: block; width: 100%; height: 2.5rem; }
.patterns { position: absolute; }
figure.columns { margin: .5rem 0; padding: .6rem .9rem; background: var(--paper); border: 1px solid var(--line); }
figure.columns > svg { display: block; width: 100%; height: 9rem; border-top: 1px dashed var(--edge); border-bottom: 1px solid var(--edge); }
.keys span { display: inline-block; margin-right: 1rem; }
.scale, .ends { color: var(--soft); font-size: .92rem; }
.ends { display: flex; justify-content: space-between; }
.failed { --fill: var(--failed); }
.waiting { --fill: var(--waiting); }
.arrived { --fill: var(--arrived); }
.complaint { --fill: var(--complaint); }
.accent { --fill: var(--accent); }
.neutral { --fill: var(--neutral); }
pattern path { stroke: var(--fill); stroke-width: 2; fill: none; }
.ink { fill: var(--fill, var(--accent)); }
.paper { fill: var(--paper); }
.track { fill: var(--ground); stroke: var(--line); }
.part { stroke: var(--ink); stroke-width: 1; vector-effect: non-scaling-stroke; }
.rest, .made { color: var(--soft); font-size: .92rem; }
code { font-family: ui-monospace, monospace; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
details > summary { cursor: pointer; padding: .4rem 0; color: var(--accent); }
@media (max-width: 34rem) {
  .answers { grid-template-columns: 1fr 1fr; }
  .rows thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .rows, .rows tbody { display: block; }
  .rows tr { display: flex; flex-wrap: wrap; gap: 0 .9rem; padding: .4rem .7rem; border-top: 1px solid var(--line); }
  .rows th, .rows td { display: block; padding: 0; border: 0; text-align: left; }
  .rows tbody th { flex: 1 0 100%; font-weight: 700; }
  .rows td[data-head]::before { content: attr(data-head) " "; color: var(--soft); font-size: .86rem; }
  .rows td.bar { flex: 1 0 100%; }
}
@media print {
  .take { display: none; }
  pre.list { max-height: none; overflow: visible; columns: 3; font-size: 7.5pt; line-height: 1.45; padding: .3rem .5rem; }
  .answers { margin: .5rem 0; }
  .answers li { padding: .2rem .6rem; }
}
`;

export const REPORT_STYLE = `${THEMES}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 64rem; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.6 system-ui, "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP", sans-serif; }
h1 { font-size: 1.6rem; margin: .25rem 0; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-bottom: 2px solid var(--edge); }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .35rem; }
.card h3 { margin-top: 0; }
p, ol { margin: 0; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
${SUMMARY_STYLE}${CARD_STYLE}
@page { size: A4; margin: 14mm; }
@media print {
  html { font-size: 10pt; }
  body { padding: 0; max-width: none; }
  h2, h3, h2 + p, h3 + p, caption { break-after: avoid; }
  h2 { margin-top: 1.2rem; }
  tr, .row, .card, .answers, .totals, .stack, figure, table { break-inside: avoid; }
  summary { list-style: none; color: inherit; }
  .rest-of:not([open]) > summary::after { content: "(画面で開いておくと、ここに印刷されます)"; }
  .rest-of table { break-inside: auto; }
  table { font-size: 8.5pt; }
  th, td { padding: .15rem .5rem; }
  thead:not(.unseen) { display: table-header-group; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
