import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cli } from '../cli/harness.ts';
import { msgFile } from '../input/msg-file.ts';
import { barriers, hasBrowser, launch } from '../web/browser.ts';
import { asked, handIn, openPage, PAGE, saved } from './doctor.ts';

const OVER_QUOTA = 'fixtures/qmail/over-quota.eml';
const NDR = {
  properties: { '001A001F': 'REPORT.IPM.Note.NDR', '0037001F': '配信不能', '1001001F': '配信できませんでした。' },
  recipients: [
    { '39FE001F': 'taro@example.net', '0C1B001F': '<mail.example.jp #5.1.1 smtp;550 5.1.1 ... User unknown>' },
  ],
};
const THREE = 'fixtures/qmail/three-recipients.eml';

describe.skipIf(!hasBrowser)('the page in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'file-'));
  let browser: Browser;
  let server: Server;
  let hits = 0;
  let elsewhere = '';
  beforeAll(async () => {
    browser = await launch();
    server = createServer((_, response) => {
      hits++;
      response.end();
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true });
  });

  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const drop = async (page: Page, path: string, name: string): Promise<void> => {
    const content = readFileSync(path).toString('base64');
    const dataTransfer = await page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File([Uint8Array.from(atob('${content}'), (c) => c.charCodeAt(0))], '${name}')); return data; })()`,
    );
    await page.dispatchEvent('main', 'drop', { dataTransfer });
    await page.waitForSelector('#result');
  };

  test('asks for nothing, and could not: neither the page nor its thread, whatever a mail contains', async () => {
    const tab = await openPage(browser);
    const { page } = tab;
    const hostile = `From: MAILER-DAEMON@mail.example.jp
Subject: Undelivered Mail Returned to Sender
Content-Type: text/html; charset=utf-8

<p>The following address failed: &lt;taro@example.net&gt;: 550 User unknown
<script src="${elsewhere}a.js"></script><img src="${elsewhere}x.png" onerror="alert(1)"><link rel="stylesheet" href="${elsewhere}b.css">
&lt;img src=${elsewhere}y.png onerror=alert(2)&gt;&lt;iframe src=${elsewhere}&gt;</p>`;
    await page.fill('#text', hostile);
    await page.click('text=診断する');
    await page.waitForSelector('article');
    expect(await page.textContent('article')).toContain('taro@example.net');
    expect([tab.complaints, asked(tab), hits]).toEqual([[], [], 0]);
    const tries = [
      `navigator.sendBeacon('${elsewhere}', 'x'), 'refused'`,
      `fetch('${elsewhere}').then(() => 'sent', () => 'refused')`,
      `new Promise((done) => { const image = new Image(); image.onload = () => done('sent'); image.onerror = () => done('refused'); image.src = '${elsewhere}'; })`,
      // A thread of the page lives under the page's policy.
      `new Promise((done) => { const worker = new Worker(URL.createObjectURL(new Blob(["fetch('${elsewhere}').then(() => postMessage('sent'), () => postMessage('refused'))"]))); worker.onmessage = ({ data }) => done(data); })`,
    ];
    for (const attempt of tries) expect(await page.evaluate(attempt)).toBe('refused');
    expect(hits).toBe(0);
    await tab.close();
  });

  test.each([
    { colorScheme: 'light', viewport: { width: 1000, height: 900 } },
    { colorScheme: 'dark', viewport: { width: 360, height: 700 } },
  ] as const)('leaves nobody out, on a phone neither: $colorScheme', async (options) => {
    const tab = await openPage(browser, options);
    const { page } = tab;
    const fits = async () => {
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(options.viewport.width);
    };
    await fits();
    await handIn(page, [OVER_QUOTA, THREE]);
    expect(await page.locator('#result > article').count()).toBeGreaterThan(1);
    await page.click('text=2通の集計');
    await page.click('.letter summary >> nth=0');
    await fits();
    await page.fill('#q', 'OP25B');
    await page.press('#q', 'Enter');
    await page.waitForSelector('h1:has-text("OP25B")');
    await fits();
    // The way back leads to the answer, not out of the page.
    await page.goBack();
    expect(await page.isVisible('text=2通の集計')).toBe(true);
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });

  test('reads what Outlook saves, what is compressed, and what is dropped', async () => {
    const tab = await openPage(browser);
    const outlook = file('a.msg', msgFile(NDR));
    await handIn(tab.page, [outlook, file('b.eml.gz', gzipSync(readFileSync(OVER_QUOTA)))]);
    expect(await tab.page.locator('#result > article').count()).toBe(2);
    expect(await tab.page.textContent('#result')).toContain('taro@example.net');
    await drop(tab.page, THREE, 'three.eml');
    await tab.page.waitForSelector('#result > article >> nth=2');
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });

  test('reads 20 MB with progress, shows the first, and counts and saves all of it', async () => {
    const mail = readFileSync(OVER_QUOTA, 'utf8')
      .replaceAll('\r', '')
      .replaceAll(/^>*From /gm, '>$&');
    const one = `From MAILER-DAEMON Fri Nov 20 10:15:00 2026\n${mail}\n${'x'.repeat(70)}\n\n`;
    const count = Math.ceil((20 * 1024 * 1024) / one.length);
    const tab = await openPage(browser);
    const { page } = tab;
    await page.evaluate(
      `window.seen = []; new MutationObserver(() => seen.push(document.querySelector('[role=status]').textContent)).observe(document.querySelector('[role=status]'), { childList: true })`,
    );
    await page.setInputFiles('#files', file('big.mbox', one.repeat(count)));
    await page.click('text=診断する');
    await page.waitForSelector('#result', { timeout: 240_000 });
    const seen = (await page.evaluate('seen')) as string[];
    expect(seen.filter((text) => /通を読みました\(\d+%\)/.test(text)).length).toBeGreaterThan(3);
    expect(await page.textContent('.whole > p')).toContain(`${count.toLocaleString('ja-JP')}通の集計です。`);
    expect(await page.isVisible('.answers')).toBe(true);
    expect(await page.locator('#result article.card').count()).toBeGreaterThanOrEqual(50);
    expect(await page.isVisible('#cards article >> nth=0')).toBe(false);
    await page.click('text=はじめの50通の診断を1通ずつ見る');
    expect(await page.isVisible('#cards article >> nth=0')).toBe(true);
    expect(await page.locator('#cards article').count()).toBe(50);
    const csv = await saved(page, '一覧を保存');
    expect(csv.startsWith('\uFEFFschema,')).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(count + 1);
    await tab.close();
  }, 300_000);

  test('many mails are answered as the report answers them: the list to copy and to save, and the cards behind it', async () => {
    const tab = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = tab;
    const unknown = (name: string) => `From a Fri Nov 20 10:15:00 2026
From: MAILER-DAEMON@mail.example.jp
Subject: Undelivered Mail Returned to Sender
Message-ID: <${name}@mail.example.jp>

<${name}@example.net>: host mx.example.net[192.0.2.25] said: 550 5.1.1 User unknown
`;
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    await handIn(page, [file('seven.mbox', names.map(unknown).join('\n'))]);
    const addresses = names.map((name) => `${name}@example.net`);
    const listed = (await page.textContent('#list-remove')) ?? '';
    expect(listed.trim().split('\n')).toEqual(addresses);
    await page.click('text=7件を写す');
    expect(((await page.evaluate('navigator.clipboard.readText()')) as string).trim().split('\n')).toEqual(addresses);
    expect((await saved(page, '7件をファイルに保存')).split('\r\n')).toEqual([...addresses, '']);
    const report = await saved(page, '報告書を保存');
    expect(report).toContain('名簿から外す宛先(7件)');
    expect(await page.isVisible('#cards article >> nth=0')).toBe(false);
    expect(await barriers(page)).toEqual([]);
    await page.click('text=7通の診断を1通ずつ見る');
    expect(await page.locator('#cards article').count()).toBe(7);
    expect([tab.complaints, asked(tab)]).toEqual([[], []]);
    await tab.close();
  });

  test('what takes too long can be ended, and the page goes on', async () => {
    const tab = await openPage(browser);
    const { page } = tab;
    await page.setInputFiles(
      '#files',
      file(
        'long.mbox',
        `From a Fri Nov 20 10:15:00 2026\nSubject: a\n\n550 User unknown taro@example.net\n\n`.repeat(50_000),
      ),
    );
    await page.click('text=診断する');
    await page.click('text=やめる');
    expect(await page.textContent('[role=status]')).toBe('やめました。');
    await page.fill('#text', '550 5.1.1 <taro@example.net>: User unknown');
    await page.click('text=診断する');
    await page.waitForSelector('article');
    expect(await page.locator('article').count()).toBe(1);
    await tab.close();
  });

  test('takes rules of somebody else along', async () => {
    const rules = mkdtempSync(join(folder, 'rules-'));
    writeFileSync(
      join(rules, 'own.yaml'),
      'rules:\n  - id: own/frozen\n    reason: suspend\n    when:\n      text: ["quux frozen"]\n    headline: "氷の中にあるためです。"\n    source: [observed]\n    seen:\n      - "550 Quux frozen"\n',
    );
    const out = join(folder, 'own.html');
    expect(await cli(['page', '--rules', rules, '--output', out])).toEqual({ code: 0, out: '', err: '' });
    const tab = await openPage(browser);
    await tab.page.goto(pathToFileURL(out).href);
    await tab.page.fill('#text', '550 Quux frozen <taro@example.net>');
    await tab.page.click('text=診断する');
    await tab.page.waitForSelector('article');
    expect(await tab.page.textContent('article')).toContain('氷の中');
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });
});

test('`page` writes the file of the build, and not onto a terminal', async () => {
  const { code, out } = await cli(['page']);
  expect(code).toBe(0);
  expect(out).toBe(readFileSync(resolve('dist/bounce-doctor.html'), 'utf8'));
  expect(PAGE).toMatch(/^file:/);
});

test('the file stays small', () => {
  const page = readFileSync('dist/bounce-doctor.html');
  expect(page.length).toBeLessThan(2.5 * 1024 * 1024);
  expect(gzipSync(page, { level: 9 }).length).toBeLessThan(900_000);
});
