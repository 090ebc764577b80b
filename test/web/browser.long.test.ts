import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstPage } from '../../src/browser/file/first-page.ts';
import { createWork } from '../../src/web/answer/work.ts';
import { type Listening, listen } from '../../src/web/request/listen.ts';
import { createApp } from '../../src/web/server.ts';
import { engine } from './app.ts';
import { barriers, hasBrowser, launch, openTab } from './browser.ts';

const USER_UNKNOWN = '550 5.1.1 <taro@example.net>: Recipient address rejected: User unknown';
const HOSTILE = [
  'From: MAILER-DAEMON@mail.example.jp',
  'Subject: Undelivered Mail Returned to Sender',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>The following address failed: &lt;taro@example.net&gt;: 550 User unknown',
  '<script>alert(1)</script><img src="http://evil.example/x.png" onerror="alert(2)">',
  '&lt;script&gt;alert(3)&lt;/script&gt; &lt;img src=http://evil.example/y.png onerror=alert(4)&gt;</p>',
].join('\n');

describe.skipIf(!hasBrowser)('the page in a browser', () => {
  let browser: Browser;
  let server: Listening;
  let address = '';
  beforeAll(async () => {
    browser = await launch();
    let port = 0;
    const work = createWork({ engine, sharedAs: null });
    const app = createApp({
      desk: { ask: (task) => work(task) },
      sharedAs: null,
      first: firstPage(null, null),
      allowedHosts: [],
      port: () => port,
    });
    const listening = await listen(app, '127.0.0.1', 0);
    if ('code' in listening) throw new Error(listening.code);
    server = listening;
    port = listening.port;
    address = `http://127.0.0.1:${port}/`;
  });
  /** Besides the page and what it carries. */
  const elsewhere = (requests: readonly string[]) =>
    requests.filter((url) => !url.startsWith(address) && !url.startsWith('blob:'));
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test.each(['light', 'dark'] as const)(
    'pasting, reading on, and copying leave nobody out: %s',
    async (colorScheme) => {
      const tab = await openTab(browser, { colorScheme });
      const { page } = tab;
      await page.goto(address);
      expect(await barriers(page)).toEqual([]);
      await page.fill('#text', USER_UNKNOWN);
      await page.click('text=診断する');
      await page.waitForSelector('article');
      expect(page.url()).toBe(`${address}#result`);
      expect(await page.textContent('h3')).toContain('taro@example.net');
      await page.click('summary >> nth=0');
      expect(await page.isVisible('text=この文を写す')).toBe(true);
      expect(await barriers(page)).toEqual([]);
      await page.fill('#q', 'OP25B');
      await page.press('#q', 'Enter');
      await page.waitForSelector('h1:has-text("OP25B")');
      expect(await barriers(page)).toEqual([]);
      expect(tab.complaints).toEqual([]);
      expect(elsewhere(tab.requests)).toEqual([]);
      await tab.close();
    },
  );

  test('everything can be done from the keyboard', async () => {
    const tab = await openTab(browser);
    await tab.page.goto(address);
    await tab.page.press('body', 'Tab');
    await tab.page.keyboard.press('Tab');
    await tab.page.keyboard.type(USER_UNKNOWN);
    await tab.page.keyboard.press('Tab');
    await tab.page.keyboard.press('Tab');
    await tab.page.keyboard.press('Enter');
    await tab.page.waitForSelector('article');
    // From the result, the next stops are the card's link, its button and the first letter.
    await tab.page.keyboard.press('Tab');
    expect(await tab.page.evaluate('document.activeElement.textContent')).toBe('くわしい説明');
    await tab.page.keyboard.press('Tab');
    expect(await tab.page.evaluate('document.activeElement.textContent')).toBe('この診断を写す');
    await tab.page.keyboard.press('Tab');
    expect(await tab.page.evaluate('document.activeElement.tagName')).toBe('SUMMARY');
    await tab.close();
  });

  test('without scripts, pasting and files work', async () => {
    const tab = await openTab(browser, { javaScriptEnabled: false });
    await tab.page.goto(address);
    expect(await tab.page.isVisible('.dropping')).toBe(false);
    await tab.page.fill('#text', USER_UNKNOWN);
    await tab.page.click('text=診断する');
    await tab.page.waitForSelector('article');
    await tab.page.setInputFiles('#files', ['fixtures/qmail/three-recipients.eml', 'fixtures/qmail/over-quota.eml']);
    await tab.page.fill('#text', '');
    await tab.page.click('text=診断する');
    await tab.page.waitForSelector('article >> nth=3');
    expect(await tab.page.isVisible('text=この文を写す')).toBe(false);
    await tab.close();
  });

  test('a file that is dropped is read', async () => {
    const tab = await openTab(browser);
    await tab.page.goto(address);
    expect(await tab.page.isVisible('.dropping')).toBe(true);
    const content = readFileSync('fixtures/qmail/over-quota.eml').toString('base64');
    const dataTransfer = await tab.page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File([atob('${content}')], 'a.eml')); return data; })()`,
    );
    await tab.page.dispatchEvent('main', 'drop', { dataTransfer });
    await tab.page.waitForSelector('article');
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });

  test('a card is copied as a text', async () => {
    const tab = await openTab(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    await tab.page.goto(address);
    await tab.page.click('text=見本のエラーメールで試す');
    await tab.page.click('text=この診断を写す');
    await tab.page.waitForSelector('text=写しました');
    const copied = await tab.page.evaluate('navigator.clipboard.readText()');
    expect(copied).toMatch(/^届いていません。example\.com に yamada@example\.com [\s\S]*\n■ 送り直し: /);
    expect(await barriers(tab.page)).toEqual([]);
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });

  test('a text that is pasted anywhere lands in the field', async () => {
    const tab = await openTab(browser);
    await tab.page.goto(address);
    await tab.page.evaluate(
      `(() => { const data = new DataTransfer(); data.setData('text/plain', 'pasted words');
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })); })()`,
    );
    expect(await tab.page.inputValue('#text')).toBe('pasted words');
    await tab.close();
  });

  test('what cannot be read is told, and told to a screen reader too', async () => {
    const tab = await openTab(browser);
    await tab.page.goto(address);
    await tab.page.click('text=診断する');
    await tab.page.waitForSelector('#result');
    expect(await tab.page.textContent('[role=alert]')).toContain('貼り付けるか');
    expect(await barriers(tab.page)).toEqual([]);
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });

  test('what a mail contains neither runs nor loads', async () => {
    const tab = await openTab(browser);
    await tab.page.goto(address);
    await tab.page.fill('#text', HOSTILE);
    await tab.page.click('text=診断する');
    await tab.page.waitForSelector('article');
    expect(await tab.page.textContent('article')).toContain('taro@example.net');
    expect(await tab.page.locator('main img, main script').count()).toBe(0);
    expect(tab.complaints).toEqual([]);
    expect(elsewhere(tab.requests)).toEqual([]);
    await tab.close();
  });

  test('a phone needs no scrolling sideways', async () => {
    const tab = await openTab(browser, { viewport: { width: 360, height: 700 } });
    await tab.page.goto(address);
    await tab.page.fill('#text', `${USER_UNKNOWN} ${'x'.repeat(200)}`);
    await tab.page.click('text=診断する');
    await tab.page.waitForSelector('article');
    expect(await tab.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await tab.close();
  });
});
