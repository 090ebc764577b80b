import { firstPage } from '../../src/browser/file/first-page.ts';
import { createEngine } from '../../src/pipeline.ts';
import { createWork } from '../../src/web/answer/work.ts';
import { createApp } from '../../src/web/server.ts';

export const engine = createEngine();
export const PORT = 5321;
export const ORIGIN = `http://127.0.0.1:${PORT}`;

/** The page without a network and without threads. */
export function testApp(allowedHosts: readonly string[] = []) {
  const [sharedAs = null] = allowedHosts;
  const work = createWork({ engine, sharedAs });
  const app = createApp({
    desk: { ask: (task) => work(task) },
    sharedAs,
    first: firstPage(null, sharedAs),
    allowedHosts,
    port: () => PORT,
  });
  const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    app.request(`${ORIGIN}${path}`, { ...init, headers: { host: `127.0.0.1:${PORT}`, ...init.headers } });
  return {
    ask,
    /** What a browser sends when the form is handed in. */
    async post(text: string, files: readonly File[] = []): Promise<string> {
      const body = new FormData();
      body.append('text', text);
      for (const file of files) body.append('files', file);
      return (await ask('/', { method: 'POST', body, headers: { origin: ORIGIN } })).text();
    },
  };
}

/** The words of a page as a reader gets them. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<textarea[\s\S]*?<\/textarea>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
