import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { html, trusted } from '../../output/text/html.ts';
import { pasteForm } from '../../web/page/form.ts';
import { shell } from '../../web/page/page.ts';
import { STYLE } from '../../web/page/style.ts';

/** What the page is made of. */
export interface Ingredients {
  /** The code of the page, and of the thread behind it. */
  readonly screen: string;
  readonly worker: string;
  readonly table: Uint8Array;
}

/**
 * The doctor as one file. Its policy lets it run nothing but its own script and the thread that it carries, and lets
 * neither ask for anything: whatever a mail contains, nothing leaves the computer.
 */
export function doctorPage({ screen, worker, table }: Ingredients): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(screen)}`,
    `style-src ${hashOf(STYLE)}`,
    'worker-src blob:',
    'img-src data:',
    "connect-src 'none'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ');
  return shell(
    {
      title: '',
      promise: html`${PROMISE}<noscript> ${NO_SCRIPT}</noscript>`,
      head: html`<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<style>${trusted(STYLE)}</style>`,
      end: html`<script type="application/octet-stream" id="table">${trusted(packed(table))}</script>
<script type="application/octet-stream" id="worker">${trusted(packed(worker))}</script>
<script>${trusted(screen)}</script>`,
    },
    html`<div id="doctor">${pasteForm('')}<div id="answer"></div></div><div id="explained" hidden><div></div><p><a class="home" href="./">診断のページへ戻る</a></p></div>`,
  );
}

const PROMISE = 'このページは手元のブラウザーの中だけで動き、何も外へ送りません。';
const NO_SCRIPT = 'いまは JavaScript が切られているため、使えません。';

const packed = (content: string | Uint8Array): string => deflateRawSync(content, { level: 9 }).toString('base64');
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The same page with another table. */
export function withTable(page: string, table: Uint8Array): string {
  const start = page.indexOf('>', page.indexOf('id="table"')) + 1;
  return page.slice(0, start) + packed(table) + page.slice(page.indexOf('<', start));
}

/** The same page from a server, which works without a script too. */
export const withServer = (page: string, promise: string): string => page.replace(NO_SCRIPT, promise);

/** For the header of whoever serves it. */
export const policyOf = (page: string): string =>
  /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? '';
