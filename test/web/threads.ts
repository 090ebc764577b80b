import { resolve } from 'node:path';
import { build } from 'esbuild';
import { firstPage } from '../../src/browser/file/first-page.ts';
import { createDesk, type Desk, type DeskOptions } from '../../src/web/answer/desk.ts';
import { type Listening, listen } from '../../src/web/request/listen.ts';
import { createApp, type ServerOptions } from '../../src/web/server.ts';

const SCRIPT = 'node_modules/.cache/odd-worker.mjs';

/** Makes the threads' file out of the sources as they stand. */
export async function buildWorker(): Promise<void> {
  await build({
    entryPoints: ['test/web/odd-worker.ts'],
    outfile: SCRIPT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    define: { 'import.meta.dirname': JSON.stringify(resolve('src/package')) },
  });
}

export interface Site extends Listening {
  readonly desk: Desk;
  readonly address: string;
}

interface SiteOptions extends Pick<ServerOptions, 'arrival'> {
  readonly desk?: Partial<DeskOptions>;
  readonly mostConnections?: number;
}

const FIRST = firstPage(null, null);

/** The page as `serve` has it: threads, and a port of this machine. */
export async function openSite({ desk: deskOptions, mostConnections, arrival }: SiteOptions = {}): Promise<Site> {
  const desk = createDesk({ sharedAs: null, script: resolve(SCRIPT), ...deskOptions });
  let port = 0;
  const app = createApp({
    desk,
    sharedAs: null,
    first: FIRST,
    allowedHosts: [],
    port: () => port,
    ...(arrival && { arrival }),
  });
  const listening = await listen(app, '127.0.0.1', 0, mostConnections);
  if ('code' in listening) throw new Error(listening.code);
  port = listening.port;
  const close = async () => {
    await listening.close();
    await desk.close();
  };
  return { desk, port, address: `http://127.0.0.1:${port}/`, close };
}

export async function post(site: Site, text: string, files: readonly File[] = []): Promise<Response> {
  const body = new FormData();
  body.append('text', text);
  for (const file of files) body.append('files', file);
  return fetch(site.address, { method: 'POST', body });
}
