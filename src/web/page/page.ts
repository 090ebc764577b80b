import { type Html, html, trusted } from '../../output/text/html.ts';
import { ICON } from './style.ts';

/** What all pages share. */
export interface Frame {
  readonly title: string;
  /** The name under which others reach this machine; null where only this machine can. */
  readonly sharedAs: string | null;
}

/** A page as it is put together. */
export interface Shell {
  readonly title: string;
  /** What happens to what somebody hands in. */
  readonly promise: Html;
  readonly head: Html;
  /** Behind everything that is seen. */
  readonly end: Html | null;
}

const NAME = 'エラーメールの診断';

export const shell = ({ title, promise, head, end }: Shell, main: Html): string =>
  `${html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
${head}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === '' ? NAME : `${title} - ${NAME}`}</title>
<link rel="icon" href="${ICON_URL}">
</head>
<body>
<header>
<p class="name"><a class="home" href="./">${NAME}</a></p>
<p class="promise">${promise}</p>
</header>
<main>${main}</main>
<footer>
<form action="explain" method="get" role="search" id="ask">
<label for="q">番号・言葉・エラーの文を調べる(5.7.26、OP25B など)</label>
<div class="abreast"><input id="q" name="q" maxlength="400" autocomplete="off"><button>調べる</button></div>
</form>
</footer>
${end}
</body>
</html>
`}`;

const ICON_URL = trusted(`data:image/svg+xml,${encodeURIComponent(ICON)}`);

/** A page that a server makes: it runs no script. */
export const page = ({ title, sharedAs }: Frame, main: Html): string =>
  shell(
    { title, promise: html`${promise(sharedAs)}`, head: html`<link rel="stylesheet" href="/style.css">`, end: null },
    main,
  );

/** A page that only says what went wrong, and what to do. */
export const notePage = (sharedAs: string | null, title: string, text: string): string =>
  page({ title, sharedAs }, html`<h1>${title}</h1><p>${text}</p><p><a href="/">最初のページへ</a></p>`);

/** On a machine for several people, what they hand in does leave their own one. */
export const promise = (sharedAs: string | null): string =>
  sharedAs === null
    ? 'このページは手元のパソコンの中だけで動き、何も外へ送りません。'
    : `貼り付けたものは ${sharedAs} の中だけで読み、保存もせず、ほかへ送りません。ここまでの通信は暗号化されません。`;
