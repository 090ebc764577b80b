import { firstPage } from '../../browser/file/first-page.ts';
import { visible } from '../../visible.ts';
import { createDesk } from '../../web/answer/desk.ts';
import { listen } from '../../web/request/listen.ts';
import { createApp } from '../../web/server.ts';
import { EXIT, type Io, tell } from '../io/io.ts';
import { exitCodeOf } from '../io/until-aborted.ts';
import type { SharedOptions } from '../shared/shared-options.ts';
import { openTable, rulesFolder } from '../shared/table.ts';
import { DEFAULT_PORT } from './default-port.ts';
import { openBrowser } from './open-browser.ts';

export interface ServeOptions extends Pick<SharedOptions, 'rules' | 'quiet'> {
  readonly port?: number;
  readonly open?: boolean;
  readonly host?: string;
  readonly allowHost?: readonly string[];
}

const LOOPBACK = '127.0.0.1';

/** `serve`: the paste page, until somebody stops it. */
export async function serve(options: ServeOptions, io: Io): Promise<number> {
  const { host = LOOPBACK, allowHost = [], port = DEFAULT_PORT } = options;
  if ((options.host === undefined) !== (allowHost.length === 0)) {
    tell(io, '--host と --allow-host は一緒に使います。例: --host 192.0.2.10 --allow-host helpdesk.example.jp');
    return EXIT.usage;
  }
  let actualPort = port;
  const [sharedAs = null] = allowHost;
  // A table of one's own is tried before anybody is waiting, and sent to the threads.
  const table = rulesFolder(options, io.env) === null ? null : await openTable(options, io);
  const signal = io.interruption?.() ?? new AbortController().signal;
  const desk = createDesk({ ...(table && { table }), sharedAs });
  const first = firstPage(table, sharedAs);
  const app = createApp({ desk, sharedAs, first, allowedHosts: allowHost, port: () => actualPort });
  const server = await listen(app, host, port);
  if ('code' in server) {
    await desk.close();
    tell(io, whyNot(server.code, host, port));
    return EXIT.usage;
  }
  actualPort = server.port;
  const address = `http://${sharedAs === null ? LOOPBACK : bareName(sharedAs)}:${actualPort}/`;
  // Whoever does not read it may know it.
  io.stdout.write(`${address}\n`, () => {});
  if (!options.quiet) tell(io, 'ブラウザーで上のアドレスを開いてください。止めるときは Ctrl-C を押してください。');
  if (options.open) openBrowser(address, io);
  await aborted(signal);
  await server.close();
  await desk.close();
  return exitCodeOf(signal);
}

const bareName = (name: string): string => name.replace(/:\d{1,5}$/, '');

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

function whyNot(code: string, host: string, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `ポート ${port} は、ほかのプログラム(先に開いた bounce-doctor serve など)が使っています。--port で別の番号を指定するか、--port 0 で空いている番号を使ってください。`;
    case 'EACCES':
      return `ポート ${port} を使う権限がありません。--port で 1024 以上の番号を指定してください。`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${visible(host)} は、このパソコンのアドレスではありません。--host を確かめてください。`;
    default:
      return `${visible(host)} のポート ${port} で待ち受けられません(${visible(code)})。`;
  }
}
