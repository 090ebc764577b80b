import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildWorker, openSite, post, type Site } from './threads.ts';

const USER_UNKNOWN = '550 5.1.1 <taro@example.net>: User unknown';
const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
let site: Site | null = null;

beforeAll(buildWorker);
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(async () => {
  await site?.close();
  site = null;
});

const open = async (options: Parameters<typeof openSite>[0]): Promise<Site> => {
  site = await openSite(options);
  return site;
};

/** A client of its own that says these words and then waits; `answer` is all that comes until the end. */
function client({ port }: Site, words: string): { readonly socket: Socket; readonly answer: Promise<string> } {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  const answer = new Promise<string>((resolve) => {
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => {});
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
  });
  socket.write(words);
  return { socket, answer };
}

const FORM = 'Content-Type: application/x-www-form-urlencoded\r\n';
const head = ({ port }: Site, more: string): string =>
  `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${FORM}${more}\r\n`;
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

describe('many at once', () => {
  test('fifty that come at the same moment are all answered', async () => {
    const page = await open({});
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) => post(page, `550 <u${i}@example.net> unknown user`)),
    );
    expect(all.map(({ status }) => status)).toEqual(Array(50).fill(200));
    const texts = await Promise.all(all.map((answer) => answer.text()));
    for (const [i, text] of texts.entries()) expect(text).toContain(`u${i}@example.net`);
  });

  test('of unknown size, each waits for its turn and is answered', async () => {
    const page = await open({});
    const all = Array.from({ length: 8 }, () => {
      const request = head(page, 'Transfer-Encoding: chunked\r\nConnection: close\r\n');
      return client(page, `${request}${chunk(`text=${encodeURIComponent(USER_UNKNOWN)}`)}0\r\n\r\n`).answer;
    });
    for (const answer of await Promise.all(all)) expect(answer).toContain('<article');
  });
});

describe('something heavy', () => {
  test('holds up neither the page nor what others hand in', async () => {
    const page = await open({ desk: { milliseconds: 600_000 } });
    const path = join(folder, 'go-on');
    let isDone = false;
    const heavy = post(page, `550 odd until ${path}`).then(async (answer) => {
      isDone = true;
      return answer.text();
    });
    for (let i = 0; i < 5; i++) {
      expect(await (await fetch(page.address)).text()).toContain('<form');
      expect(await (await post(page, USER_UNKNOWN)).text()).toContain('<article');
      expect(await (await fetch(`${page.address}explain?q=5.7.26`)).text()).toContain('<article');
    }
    expect(isDone).toBe(false);
    writeFileSync(path, '');
    expect(await heavy).toContain('<article');
  });

  test.each(['ever', 'exit', 'heap'])(
    'is ended, said so, and the others of the same form are shown: %s',
    async (act) => {
      const page = await open({ desk: { milliseconds: 4_000, heapMb: 64 } });
      const files = [new File([`550 odd ${act}`], 'odd.txt'), new File([USER_UNKNOWN], 'good.txt')];
      const answer = await post(page, '', files);
      const text = await answer.text();
      expect(answer.status).toBe(200);
      expect(text).toContain('odd.txt: 1通目は、読むのに時間かメモリーがかかりすぎるため、診断しませんでした。');
      expect(text).toContain('taro@example.net');
      expect(await (await post(page, USER_UNKNOWN)).text()).toContain('<article');
    },
  );

  test('again and again in one form is given up', async () => {
    const page = await open({ desk: { most: 1 } });
    const files = Array.from({ length: 5 }, (_, i) => new File(['550 odd exit'], `${i}.txt`));
    const answer = await post(page, '', files);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('読むのに時間かメモリーがかかりすぎる');
    expect(await (await post(page, USER_UNKNOWN)).text()).toContain('<article');
  });

  test('whose sender went away makes room for the next', async () => {
    const page = await open({ desk: { most: 1, milliseconds: 600_000 } });
    const body = `text=${encodeURIComponent('550 odd ever')}`;
    const { socket } = client(page, `${head(page, `Content-Length: ${body.length}\r\n`)}${body}`);
    // A second one waits behind it.
    const next = post(page, USER_UNKNOWN);
    await (await fetch(page.address)).text();
    socket.destroy();
    expect(await (await next).text()).toContain('<article');
  });
});

describe('slow and idle clients', () => {
  const patient = { bytes: 1024 * 1024, span: 600_000, bytesPerSpan: 1, spans: 2 };
  const strict = { ...patient, span: 100 };

  test('hold nobody', async () => {
    const page = await open({ arrival: patient });
    const slow = Array.from({ length: 20 }, () =>
      client(page, `${head(page, 'Content-Length: 500\r\nConnection: close\r\n')}text=5`),
    );
    expect(await (await post(page, USER_UNKNOWN)).text()).toContain('<article');
    // They have lost nothing either.
    slow[0]?.socket.write(`50+5.1.1+User+unknown${'+'.repeat(473)}`);
    expect(await slow[0]?.answer).toContain('<article');
    for (const { socket } of slow) socket.destroy();
  });

  test('are told that they were too slow', async () => {
    const page = await open({ arrival: strict });
    const { answer } = client(page, `${head(page, 'Content-Length: 500\r\n')}text=5`);
    const text = await answer;
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toContain('送られてくるのに時間がかかりすぎた');
  });

  test('lose their turn where there is room for few only', async () => {
    const page = await open({ arrival: strict });
    const request = head(page, 'Transfer-Encoding: chunked\r\n');
    const slow = Array.from({ length: 4 }, () => client(page, `${request}${chunk('text=5')}`));
    const body = `text=${encodeURIComponent(USER_UNKNOWN)}`;
    const whole = client(
      page,
      `${head(page, 'Transfer-Encoding: chunked\r\nConnection: close\r\n')}${chunk(body)}0\r\n\r\n`,
    );
    expect(await whole.answer).toContain('<article');
    for (const { answer } of slow) expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('that ask nothing go when others come', async () => {
    const page = await open({ mostConnections: 4 });
    const idle = Array.from({ length: 4 }, () => client(page, ''));
    await Promise.all(idle.map(({ socket }) => new Promise((resolve) => socket.once('connect', resolve))));
    expect(await (await fetch(page.address)).text()).toContain('<form');
    expect(await idle[0]?.answer).toBe('');
    expect(idle[3]?.socket.closed).toBe(false);
    for (const { socket } of idle) socket.destroy();
  });

  test('never push out somebody who waits for an answer', async () => {
    const page = await open({ mostConnections: 2, desk: { milliseconds: 600_000 } });
    const path = join(folder, 'waited');
    const body = `text=${encodeURIComponent(`550 odd until ${path}`)}`;
    const request = head(page, `Content-Length: ${body.length}\r\nConnection: close\r\n`);
    const waiting = client(page, `${request}${body}`);
    await (await fetch(page.address, { headers: { connection: 'close' } })).text();
    const idle = Array.from({ length: 6 }, () => client(page, ''));
    await idle[0]?.answer;
    writeFileSync(path, '');
    expect(await waiting.answer).toContain('<article');
    for (const { socket } of idle) socket.destroy();
  });
});
