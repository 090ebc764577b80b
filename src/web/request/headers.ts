import type { MiddlewareHandler } from 'hono';

const HEADERS = {
  // Nothing but our own style and icon; no request leaves the origin, whatever a mail contains.
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'self'",
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // With `no-referrer` a browser posts a form as `Origin: null`, which the guard has to refuse.
  'Referrer-Policy': 'same-origin',
  // A mail must not lie in the browser's cache.
  'Cache-Control': 'no-store',
} as const;

export const safeHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  // The page that has a script of its own brings its own policy.
  for (const [name, value] of Object.entries(HEADERS)) if (!c.res.headers.has(name)) c.header(name, value);
};
