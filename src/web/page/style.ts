import { SUMMARY_STYLE } from '../../output/report/style.ts';
import { CARD_STYLE, THEMES } from '../../output/text/card-style.ts';

export const STYLE = `${THEMES}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1rem; max-width: 52rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.7 system-ui, "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP", sans-serif;
  overflow-wrap: anywhere;
}
h1 { font-size: 1.35rem; line-height: 1.4; margin: 1.25rem 0 .75rem; }
h2 { font-size: 1.2rem; line-height: 1.5; margin: 0 0 .5rem; }
h3 { font-size: 1.1rem; line-height: 1.6; margin: 0 0 .75rem; }
h1, h2, h3 { text-wrap: balance; }
p, ul, ol { margin: 0; }
a { color: var(--accent); }
.name { font-weight: 700; }
.name a { color: inherit; text-decoration: none; }
.promise, .help, .which, .state { color: var(--soft); font-size: .92rem; }
form { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; }
form.over { outline: 3px dashed var(--accent); outline-offset: -3px; }
label { display: block; font-weight: 700; }
textarea, input { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: .3rem; padding: .5rem; }
textarea { font: .92rem/1.5 ui-monospace, "Noto Sans Mono CJK JP", monospace; resize: vertical; margin: .35rem 0 1rem; }
input[type=file] { margin: .35rem 0 1rem; }
button { font: inherit; min-height: 2.75rem; padding: .35rem 1.1rem; border: 1px solid var(--accent); border-radius: .3rem; background: var(--paper); color: var(--accent); cursor: pointer; }
button.main { background: var(--accent); color: var(--on-accent); font-weight: 700; flex: 1; }
button:disabled { opacity: .6; cursor: default; }
progress { width: 100%; margin-top: .75rem; accent-color: var(--accent); }
.abreast { display: flex; gap: .5rem; }
.saving { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: .75rem 0; }
.saving p { flex: 1 0 100%; }
.whole { margin: .75rem 0; }
.whole > summary { cursor: pointer; padding: .5rem 0; font-weight: 700; color: var(--accent); }
.whole h2 { margin: 1.5rem 0 .5rem; }
.state:empty { display: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
#result { margin-top: 1.75rem; scroll-margin-top: .5rem; }
[tabindex="-1"]:focus { outline: none; }
.abreast + * + * + .help { margin-top: .75rem; }
.problems { background: var(--paper); border: 1px solid var(--failed); border-radius: .3rem; padding: .6rem 1rem; margin: .5rem 0; }
.problems ul { list-style: none; padding: 0; }
${SUMMARY_STYLE}
${CARD_STYLE}
.letter { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; padding: .25rem 1rem; }
.letter summary { cursor: pointer; padding: .5rem 0; font-weight: 700; color: var(--accent); }
.letter ul { padding-left: 1.3em; color: var(--soft); font-size: .92rem; }
pre { white-space: pre-wrap; font: inherit; background: var(--ground); border-radius: .3rem; padding: .75rem; margin: .5rem 0; }
footer { margin: 2rem 0 1rem; }
footer .abreast { margin-top: .35rem; }
footer button { flex: none; }
@media (max-width: 34rem) {
  body { padding: .75rem; }
}
@media print {
  form, footer, .copying, .copy { display: none; }
  body { background: #fff; color: #000; max-width: none; }
}
`;

export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b5cab"/><path d="M6 10h20v13H6zl10 8 10-8" fill="none" stroke="#fff" stroke-width="2.4" stroke-linejoin="round"/></svg>';
