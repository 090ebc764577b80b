import { CARD_STYLE, THEMES } from '../text/card-style.ts';

/** What `summaryHtml` is made of. */
export const SUMMARY_STYLE = `.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: .75rem; margin: 1rem 0; }
.totals div { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .9rem; }
.totals dt { font-weight: 400; font-size: .92rem; color: var(--soft); }
.totals dd { font-size: 1.4rem; font-weight: 700; white-space: nowrap; }
table { width: 100%; border-collapse: collapse; background: var(--paper); border: 1px solid var(--line); margin: .5rem 0; font-size: .94rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-top: 1px solid var(--line); }
tbody th { font-weight: 400; }
thead th { font-weight: 700; border-bottom: 2px solid var(--edge); }
.count { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.day { white-space: nowrap; }
.words { font-family: ui-monospace, "Noto Sans Mono CJK JP", monospace; font-size: .86rem; }
.bars { table-layout: fixed; }
.bars .name { width: 50%; }
.bars .figure { width: 6em; }
.bars .bar { vertical-align: middle; }
.bars svg { vertical-align: middle; display: inline-block; }
.bar svg { display: block; }
.stack { display: block; width: 100%; height: 2.5rem; }
.patterns { position: absolute; }
.ink { fill: var(--accent); }
.paper { fill: var(--paper); }
.line { stroke: var(--accent); stroke-width: 2; fill: none; }
.part { stroke: var(--ink); stroke-width: 1; vector-effect: non-scaling-stroke; }
.rest, .made { color: var(--soft); font-size: .92rem; }
code { font-family: ui-monospace, monospace; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

export const REPORT_STYLE = `${THEMES}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.6 system-ui, "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP", sans-serif; }
h1 { font-size: 1.6rem; margin: .5rem 0; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-bottom: 2px solid var(--edge); }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .35rem; }
p, ol { margin: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; padding: 0; list-style: none; }
a { color: var(--accent); }
${SUMMARY_STYLE}${CARD_STYLE}
@media (max-width: 34rem) { .bars .figure { width: 4.8em; } }
@page { size: A4; margin: 14mm; }
@media print {
  html { font-size: 10pt; }
  body { padding: 0; max-width: none; }
  nav { display: none; }
  h2, h3, caption { break-after: avoid; }
  tr, .row, .totals, .stack { break-inside: avoid; }
  thead:not(.unseen) { display: table-header-group; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
