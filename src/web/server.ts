import { type Context, Hono } from 'hono';
import pLimit from 'p-limit';
import { ARRIVAL_LIMITS, type ArrivalLimits, announcedSize, arrive, type Refusal } from './arrive.ts';
import type { Desk } from './desk.ts';
import { pasteForm } from './form.ts';
import { type GuardOptions, guard } from './guard.ts';
import { safeHeaders } from './headers.ts';
import { notePage, page } from './page.ts';
import { SCRIPT } from './script.ts';
import { ICON, STYLE } from './style.ts';
import type { Reply } from './task.ts';

export interface ServerOptions extends GuardOptions {
  readonly desk: Pick<Desk, 'ask'>;
  /** The name under which others reach this machine; null where only this machine can. */
  readonly sharedAs: string | null;
  readonly arrival?: ArrivalLimits;
}

/** Bytes of a body that may come at any time; a larger one, or one of unknown size, waits until there is memory for it. */
const SMALL = 1024 * 1024;
const MOST_LARGE = 2;

/** The page as a handler of requests; it keeps nothing between two of them. */
export function createApp(options: ServerOptions): Hono {
  const { desk, sharedAs, arrival = ARRIVAL_LIMITS } = options;
  const app = new Hono();
  const inTurn = pLimit(MOST_LARGE);
  const say = (title: string, text: string) => notePage(sharedAs, title, text);
  const send = (c: Context, { status, text }: Reply) => c.html(text, status);

  const needsMemory = (request: Request): boolean => {
    const size = announcedSize(request);
    return !(size <= SMALL || size > arrival.bytes);
  };
  const diagnose = async (c: Context): Promise<Response> => {
    const body = await arrive(c.req.raw, arrival);
    if (typeof body === 'string') return refused(c, body, say);
    const contentType = c.req.header('content-type') ?? '';
    return send(c, await desk.ask({ type: 'form', body, contentType }, c.req.raw.signal));
  };

  app.use(safeHeaders);
  app.use(guard(options));
  app.get('/', (c) => c.html(page({ title: '', sharedAs }, pasteForm(''))));
  app.post('/', (c) => (needsMemory(c.req.raw) ? inTurn(() => diagnose(c)) : diagnose(c)));
  app.get('/explain', async (c) =>
    send(c, await desk.ask({ type: 'question', text: c.req.query('q') ?? '' }, c.req.raw.signal)),
  );
  const file = (path: string, type: string, text: string) =>
    app.get(path, (c) => c.body(text, 200, { 'Content-Type': `${type}; charset=utf-8` }));
  file('/style.css', 'text/css', STYLE);
  file('/page.js', 'text/javascript', SCRIPT);
  file('/icon.svg', 'image/svg+xml', ICON);
  app.notFound((c) => c.html(say('ページがありません', 'アドレスを確かめてください。'), 404));
  app.onError((_, c) => c.html(say('うまくいきませんでした', NO_THREAD), 500));
  return app;
}

const REFUSALS = {
  'too-large': {
    status: 413,
    title: '大きすぎます',
    text: `一度に渡せるのは ${ARRIVAL_LIMITS.bytes / 1024 / 1024} MB までです。大きなメールボックスは、コマンドの bounce-doctor scan で調べてください。`,
  },
  'too-slow': {
    status: 408,
    title: '時間がかかりすぎました',
    text: '送られてくるのに時間がかかりすぎたため、受け取るのをやめました。もう一度お試しください。',
  },
  broken: {
    status: 400,
    title: '読み取れませんでした',
    text: '送られた内容が途中で切れているようです。もう一度お試しください。',
  },
} as const satisfies Record<Refusal, { status: 400 | 408 | 413; title: string; text: string }>;

function refused(c: Context, why: Refusal, say: (title: string, text: string) => string): Response {
  const { status, title, text } = REFUSALS[why];
  // What has not come yet shall not be taken for the next request.
  return c.html(say(title, text), status, { Connection: 'close' });
}

const NO_THREAD = '診断を始められませんでした。bounce-doctor serve を止めて、もう一度始めてください。';
