import { compile, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';

/** Cells of a row stay on one line: `Status: 5.1.1` is often two of them. */
const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder);
  builder.addInline(' ');
};

/** `mailto:kai%2Bnews@example.jp?subject=Hello` names kai+news@example.jp (RFC 6068 section 2). */
function linkTarget(href: string): string {
  if (href.includes('://') || !href.includes('@')) return href;
  try {
    return decodeURIComponent(href.replace(/\?.*$/s, ''));
  } catch {
    return href;
  }
}

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  formatters: { cell },
  limits: { maxDepth: 200 },
  selectors: [
    // Where a link leads matters: a notice names people by mailto, phishing hides its host.
    {
      selector: 'a',
      options: {
        hideLinkHrefIfSameAsText: true,
        noAnchorUrl: true,
        linkBrackets: ['<', '>'],
        pathRewrite: linkTarget,
      },
    },
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
const ELEMENT = /<(\/?)[a-z]/gi;
const VOID = /^<(?:br|hr|img|input|link|meta|wbr)\b/i;
/** The parser takes time for each open element whenever another opens. Tables in tables of real mail are some 30 deep. */
const MAX_DEPTH = 2000;

/** Elements that are never closed count too: a few hundred paragraphs without `</p>` are ordinary. */
function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const { 1: closes, index } of html.matchAll(ELEMENT)) {
    if (closes) depth = Math.max(0, depth - 1);
    else if (!VOID.test(html.slice(index, index + 7))) depth += 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

const MAX_HTML = 128 * 1024;

let convert: ((html: string) => string) | undefined;

/** Compiling the selectors takes longer than most notices; many a mailbox holds no HTML at all. */
function textOf(html: string): string {
  convert ??= compile(OPTIONS);
  return convert(html);
}

/** The words of an HTML text, a line for each line a reader sees. */
export function textOfHtml(given: string): string {
  const html = given.slice(0, MAX_HTML);
  if (isTooDeep(html)) return html.replace(TAG, ' ');
  try {
    return textOf(html).replaceAll('\u00a0', ' ');
  } catch {
    return html.replace(TAG, ' ');
  }
}
