import type { MiddlewareHandler } from 'hono';

/** Lets so many requests be worked on at once; each may hold a whole mailbox in memory. */
export function gate(most: number, refuse: () => string): MiddlewareHandler {
  let inside = 0;
  return async (c, next) => {
    if (inside >= most) return c.html(refuse(), 503, { 'Retry-After': '5' });
    inside++;
    try {
      await next();
    } finally {
      inside--;
    }
  };
}
