import { createServer, type Server } from 'node:net';
import { Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/start/run.ts';
import { cli } from './harness.ts';

describe('serve', () => {
  test('prints its address, answers there, and ends cleanly when it is interrupted', async () => {
    const controller = new AbortController();
    const stdout = new Writable({
      write(chunk: Buffer, _, done) {
        void visit(chunk.toString().trim()).finally(() => controller.abort('SIGINT'));
        done();
      },
    });
    const pages: string[] = [];
    const visit = async (address: string) => pages.push(address, await (await fetch(address)).text());
    const io = { stdin: Readable.from([]), stdout, stderr: new Writable({ write: (_c, _e, done) => done() }), env: {} };
    const code = await run(['serve', '--port', '0'], { ...io, interruption: () => controller.signal });
    expect(pages[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(pages[1]).toContain('<form');
    expect(code).toBe(130);
  });

  test('a port in use is told with what to do', async () => {
    const taken = await new Promise<Server>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    });
    const { port } = taken.address() as { port: number };
    const { code, err, out } = await cli(['serve', '--port', String(port)]);
    taken.close();
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`ポート ${port} は.*使っています.*--port 0`));
  });

  test.each([
    [['--host', '192.0.2.1'], /--host と --allow-host は一緒に/],
    [['--allow-host', 'helpdesk.example.jp'], /--host と --allow-host は一緒に/],
    [
      ['--host', '192.0.2.1', '--allow-host', 'helpdesk.example.jp'],
      /192\.0\.2\.1 は、このパソコンのアドレスではありません/,
    ],
    [['--host', '192.0.2.1', '--allow-host', 'a b'], /--allow-host に .*使えません/],
    [['--port', '70000'], /--port に 70000 は使えません/],
  ])('%j is refused', async (flags, message) => {
    const { code, err } = await cli(['serve', ...flags]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
