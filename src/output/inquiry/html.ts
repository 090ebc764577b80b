import type { Finding } from '../record/finding.ts';
import { type Html, html } from '../text/html.ts';
import { inquiryTexts } from './inquiry.ts';
import type { InquiryText } from './text.ts';

/** The letters to copy, folded away below a card; `id` tells them apart on the page. */
export const inquiryHtml = (finding: Finding, id: string): Html =>
  html`${inquiryTexts(finding)
    .filter(({ lines }) => lines.length > 0)
    .map((text, i) => letterHtml(text, `${id}-${i + 1}`))}`;

const letterHtml = ({ title, notes, lines }: InquiryText, id: string): Html => html`
<details class="letter">
<summary>${title}</summary>
${notes.length === 0 ? null : html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
<button type="button" class="copy" data-copies="${id}" hidden>この文を写す</button>
<pre id="${id}">${lines.join('\n')}</pre>
</details>`;
