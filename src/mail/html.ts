import { type FormatCallback, type HtmlToTextOptions, htmlToText } from 'html-to-text';

/** Cells of a row stay on one line: `Status: 5.1.1` is often two of them. */
const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder);
  builder.addInline(' ');
};

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  formatters: { cell },
  limits: { maxInputLength: 256 * 1024, maxDepth: 200 },
  selectors: [
    // Where a link leads matters: a notice names people by mailto, phishing hides its host.
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true, linkBrackets: ['<', '>'] } },
    { selector: 'img', format: 'skip' },
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block' },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    { selector: 'h1', format: 'block' },
    { selector: 'h2', format: 'block' },
    { selector: 'h3', format: 'block' },
    { selector: 'h4', format: 'block' },
  ],
};

const TAG = /<[^<>]{0,1000}>/g;

/** The words of an HTML text, a line for each line a reader sees. */
export function textOfHtml(html: string): string {
  try {
    return htmlToText(html, OPTIONS).replaceAll('\u00a0', ' ');
  } catch {
    return html.replace(TAG, ' ');
  }
}
