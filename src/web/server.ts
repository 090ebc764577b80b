import { type Context, Hono } from 'hono';
import pLimit from 'p-limit';
import type { Desk } from './answer/desk.ts';
import { type Refusal, refusal } from './answer/refusal.ts';
import { type Reply, type Task, typeOf } from './answer/task.ts';
import { SAMPLE_URL } from './page/form.ts';
import { notePage } from './page/page.ts';
import { SAMPLE } from './page/sample.ts';
import { STYLE } from './page/style.ts';
import { ARRIVAL_LIMITS, type ArrivalLimits, announcedSize, arrive } from './request/arrive.ts';
import { type GuardOptions, guard } from './request/guard.ts';
import { safeHeaders } from './request/headers.ts';

export interface ServerOptions extends GuardOptions {
  readonly desk: Pick<Desk, 'ask'>;
  /** The name under which others reach this machine; null where only this machine can. */
  readonly sharedAs: string | null;
  readonly arrival?: ArrivalLimits;
  /** The first page, with a script that diagnoses in the browser; those that are made here have none. */
  readonly first: { readonly html: string; readonly policy: string };
}

/** Bytes of a body that may come at any time; a larger one, or one of unknown size, waits until there is memory for it. */
const SMALL = 1024 * 1024;
const MOST_LARGE = 2;

/** The page as a handler of requests; it keeps nothing between two of them. */
export function createApp(options: ServerOptions): Hono {
  const { desk, sharedAs, arrival = ARRIVAL_LIMITS, first } = options;
  const app = new Hono();
  const inTurn = pLimit(MOST_LARGE);
  const refuse = (c: Context, why: Refusal, type: Reply['type'], headers = {}) =>
    send(c, refusal(why, type, sharedAs), headers);

  /** Counted only when it has arrived. */
  const ask = async (c: Context, type: 'form' | 'records'): Promise<Response> => {
    const body = await arrive(c.req.raw, arrival);
    // What has not come yet shall not be taken for the next request.
    if (typeof body === 'string') return refuse(c, body, typeOf({ type }), { Connection: 'close' });
    const contentType = c.req.header('content-type') ?? '';
    return send(c, await desk.ask({ type, body, contentType }, c.req.raw.signal));
  };
  const post = (path: string, type: 'form' | 'records') =>
    app.post(path, (c) => (needsMemory(c.req.raw, arrival) ? inTurn(() => ask(c, type)) : ask(c, type)));

  app.use(safeHeaders);
  app.use(guard(options));
  app.get('/', (c) =>
    c.html(first.html, 200, { 'Content-Security-Policy': `${first.policy}; frame-ancestors 'none'` }),
  );
  post('/', 'form');
  app.get(SAMPLE_URL, async (c) => send(c, await desk.ask(SAMPLE_FORM, c.req.raw.signal)));
  post('/api/diagnose', 'records');
  app.get('/explain', async (c) =>
    send(c, await desk.ask({ type: 'question', text: c.req.query('q') ?? '' }, c.req.raw.signal)),
  );
  app.get('/style.css', (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.notFound((c) => c.html(notePage(sharedAs, 'ページがありません', 'アドレスを確かめてください。'), 404));
  app.onError((_, c) => refuse(c, 'bug', c.req.path.startsWith('/api/') ? 'json' : 'html'));
  return app;
}

/** As if somebody had pasted it. */
const SAMPLE_FORM: Task = {
  type: 'form',
  body: new TextEncoder().encode(`${new URLSearchParams({ text: SAMPLE })}`),
  contentType: 'application/x-www-form-urlencoded',
};

const TYPES = { html: 'text/html; charset=utf-8', json: 'application/json' } as const;

const send = (c: Context, { status, type, text }: Reply, headers = {}): Response =>
  c.body(text, status, { 'Content-Type': TYPES[type], ...headers });

function needsMemory(request: Request, { bytes }: ArrivalLimits): boolean {
  const size = announcedSize(request);
  return !(size <= SMALL || size > bytes);
}
