import { type Html, html } from '../../output/text/html.ts';

export const SAMPLE_URL = '/sample';

/** More than this is not sent back into the field. */
const LONGEST_ECHO = 100_000;

/**
 * Works without a script where somebody serves it; with one, files can be dropped and pasted anywhere on the page, and
 * nothing is handed in. The same on a server and in a file: so no address in it names a place.
 */
export const pasteForm = (text: string, isAnswered = false): Html => html`
<h1>返ってきたエラーメールを読み解きます</h1>
<form action="./#result" method="post" enctype="multipart/form-data" id="paste">
<label for="text">エラーメールの文章を貼り付ける</label>
<p class="help" id="text-help">ヘッダーを含むメール全体のほか、本文だけ、画面に出たエラー、ログの1行でもかまいません。</p>
<textarea id="text" name="text" rows="${isAnswered ? 4 : 9}" spellcheck="false" autocomplete="off" aria-describedby="text-help">
${text.length > LONGEST_ECHO ? '' : text.replaceAll('\r\n', '\n')}</textarea>
<label for="files">またはファイルを選ぶ</label>
<p class="help" id="files-help">.eml、.msg、mbox、テキスト。いくつでも選べます。<span class="dropping" hidden>このページへのドラッグ＆ドロップもできます。</span></p>
<input type="file" id="files" name="files" multiple accept=".eml,.msg,.mbox,.mbx,.txt,message/rfc822" aria-describedby="files-help">
<div class="abreast"><button class="main">診断する</button><button type="button" class="stop" hidden>やめる</button></div>
<progress hidden aria-label="読み終えたところ"></progress>
<p class="state" role="status"></p>
${isAnswered ? null : html`<p class="help">手元にエラーメールがないときは、<a class="sample" href=".${SAMPLE_URL}#result">見本のエラーメールで試す</a>ことができます。</p>`}
</form>`;
