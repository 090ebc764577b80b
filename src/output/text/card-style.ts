/** How a card looks on the page and in the report; both name their colours alike. */
export const CARD_STYLE = `.card { background: var(--paper); border: 1px solid var(--line); border-left: .4rem solid var(--neutral); border-radius: .5rem; padding: 1rem; margin: 1rem 0 .5rem; }
.card.failed { border-left-color: var(--failed); }
.card.waiting { border-left-color: var(--waiting); }
.card.arrived { border-left-color: var(--arrived); }
.failed > h3 { color: var(--failed); }
.waiting > h3 { color: var(--waiting); }
.arrived > h3 { color: var(--arrived); }
dl { margin: 0; }
.row { display: grid; grid-template-columns: 9.5em 1fr; gap: 0 1rem; padding: .35rem 0; border-top: 1px solid var(--line); }
dt { font-weight: 700; }
dd { margin: 0; min-width: 0; }
dd ol { padding-left: 1.6em; }
.quiet > * { color: var(--soft); }
.quiet > dd { font-size: .92rem; }
.note { border-top: 1px solid var(--line); padding-top: .5rem; color: var(--soft); font-size: .92rem; }
@media (max-width: 34rem) { .row { grid-template-columns: 1fr; } }
`;

/** Colours that reach a contrast of 4.5:1 on both grounds; meaning is always in the words too. */
export const LIGHT = `--ground: #f6f7f9; --paper: #fff; --ink: #1c2430; --soft: #4d5866; --line: #c9d0d9; --edge: #77828f;
--accent: #0b5cab; --on-accent: #fff; --failed: #b3261e; --waiting: #8a5300; --arrived: #1a6b32; --neutral: #4d5866;`;
export const DARK = `--ground: #12161c; --paper: #1b2129; --ink: #e8ecf1; --soft: #b0bac6; --line: #3a4450; --edge: #8592a0;
--accent: #8ab8f0; --on-accent: #10151b; --failed: #ff9a90; --waiting: #f0b860; --arrived: #7fd596; --neutral: #b0bac6;`;

export const THEMES = `:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
@media print { :root { color-scheme: light; ${LIGHT} --ground: #fff; } }
`;
