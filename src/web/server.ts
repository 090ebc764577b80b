import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from '../output/html.ts';
import type { Engine } from '../pipeline.ts';
import { answerTo } from './answer.ts';
import { answerHtml } from './cards.ts';
import { createExplainer } from './explain.ts';
import { pasteForm } from './form.ts';
import { gate } from './gate.ts';
import { type GuardOptions, guard } from './guard.ts';
import { safeHeaders } from './headers.ts';
import { page } from './page.ts';
import { SCRIPT } from './script.ts';
import { ICON, STYLE } from './style.ts';
import { submissionOf } from './submission.ts';

export interface ServerOptions extends GuardOptions {
  readonly engine: Engine;
  /** The name under which others reach this machine; null where only this machine can. */
  readonly sharedAs: string | null;
}

/** Bytes of one request. */
export const MAX_BODY = 32 * 1024 * 1024;
/** Submissions that are read at the same time. */
const MOST_AT_ONCE = 4;

/** The page as a handler of requests; it keeps nothing between two of them. */
export function createApp(options: ServerOptions): Hono {
  const { engine, sharedAs } = options;
  const app = new Hono();
  const explain = createExplainer(engine);
  const say = (title: string, text: string) =>
    page({ title, sharedAs }, html`<h1>${title}</h1><p>${text}</p><p><a href="/">最初のページへ</a></p>`);

  app.use(safeHeaders);
  app.use(guard(options));
  app.get('/', (c) => c.html(page({ title: '', sharedAs }, pasteForm(''))));
  app.post(
    '/',
    gate(MOST_AT_ONCE, () => say('混み合っています', BUSY)),
    bodyLimit({ maxSize: MAX_BODY, onError: (c) => c.html(say('大きすぎます', TOO_LARGE), 413) }),
    async (c) => {
      const body = await c.req.parseBody({ all: true }).catch(() => null);
      if (body === null) return c.html(say('読み取れませんでした', BROKEN), 400);
      const submission = submissionOf(body);
      const answer = await answerTo(submission, engine);
      return c.html(page({ title: '結果', sharedAs }, html`${pasteForm(submission.text, true)}${answerHtml(answer)}`));
    },
  );
  app.get('/explain', async (c) => {
    const { title, main } = await explain(c.req.query('q') ?? '');
    return c.html(page({ title, sharedAs }, main));
  });
  const file = (path: string, type: string, text: string) =>
    app.get(path, (c) => c.body(text, 200, { 'Content-Type': `${type}; charset=utf-8` }));
  file('/style.css', 'text/css', STYLE);
  file('/page.js', 'text/javascript', SCRIPT);
  file('/icon.svg', 'image/svg+xml', ICON);
  app.notFound((c) => c.html(say('ページがありません', 'アドレスを確かめてください。'), 404));
  app.onError((_, c) => c.html(say('うまくいきませんでした', BUG), 500));
  return app;
}

const TOO_LARGE = `一度に渡せるのは ${MAX_BODY / 1024 / 1024} MB までです。大きなメールボックスは、コマンドの bounce-doctor scan で調べてください。`;
const BUSY = 'ほかの診断がまだ続いています。少し待ってから、もう一度お試しください。';
const BROKEN = '送られた内容が途中で切れているようです。もう一度お試しください。';
const BUG =
  '診断の途中で思わぬことが起きました。同じメールで続くときは、そのメールの形を添えて開発者に知らせてください。';
