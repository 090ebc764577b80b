import type { MiddlewareHandler } from 'hono';

/** Who may talk to the page. */
export interface GuardOptions {
  /** Names besides those of the loopback, in lower case, with or without a port. */
  readonly allowedHosts: readonly string[];
  /** Known only when the server listens. */
  port(): number;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Two threats: a foreign name that is made to point here (DNS rebinding) shows in Host; a foreign page that posts to
 * us, or loads us into itself, shows in Origin and Sec-Fetch-Site.
 */
export function guard(options: GuardOptions): MiddlewareHandler {
  return async (c, next) => {
    const host = (c.req.header('host') ?? '').toLowerCase();
    if (!isOurs(host, options)) return c.text('このアドレスでは使えません。\n', 421);
    if (!isFromUs(c.req.method, host, (name) => c.req.header(name)))
      return c.text('ほかのサイトからは使えません。\n', 403);
    await next();
  };
}

function isOurs(host: string, { allowedHosts, port }: GuardOptions): boolean {
  const ours = `:${port()}`;
  const names = [...LOOPBACK, ...allowedHosts].flatMap((name) => [name, name + ours]);
  // Browsers leave out only the port of the scheme; a name without one is another server's otherwise.
  return names.includes(host) && (host.endsWith(ours) || port() === 80 || allowedHosts.includes(host));
}

type Header = (name: string) => string | undefined;

function isFromUs(method: string, host: string, header: Header): boolean {
  const origin = header('origin');
  const site = header('sec-fetch-site');
  const isOwn = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
  const isNear = site === undefined || site === 'same-origin' || site === 'none';
  if (method !== 'GET' && method !== 'HEAD') return isOwn && isNear;
  // A link on another page may lead here; nothing of ours may be built into it.
  return isNear || header('sec-fetch-mode') === 'navigate';
}
