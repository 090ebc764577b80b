import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { earlier, report } from '../output/report.ts';
import { hostile, sample } from '../output/sample.ts';
import { barriers, hasBrowser, launch, openTab } from './browser.ts';

const soft = sample({ recipient: 'full@example.jp', reason: 'mailboxfull', hardBounce: false, list: 'keep' });
const ours = sample({ recipient: 'fine@example.jp', reason: 'authfailure', side: 'senderAdmin', list: 'keep' });
const complaint = sample({ kind: 'feedback', recipient: 'angry@example.jp', reason: 'feedback', list: 'remove' });
const many = Array.from({ length: 60 }, (_, i) => [
  sample({
    recipient: `subscriber-${i}@a-rather-long-department.example.jp`,
    date: `2026-11-${10 + (i % 20)}T10:00:00+09:00`,
  }),
]);
const TEXT = report(
  [
    [sample()],
    [hostile()],
    [soft],
    [ours],
    [complaint],
    [sample({ rule: null, side: 'network', list: 'hold' })],
    ...many,
  ],
  { sent: 1000, earlier: earlier([[sample({ date: '2026-10-01T10:00:00+09:00' })], [soft]]) },
);

describe.skipIf(!hasBrowser)('the report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const file = join(folder, 'report.html');
  let browser: Browser;
  beforeAll(async () => {
    writeFileSync(file, TEXT);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (options: BrowserContextOptions) => {
    const tab = await openTab(browser, { offline: true, ...options });
    await tab.page.goto(pathToFileURL(file).href);
    return tab;
  };

  test.each([
    { colorScheme: 'light', viewport: { width: 1000, height: 900 } },
    { colorScheme: 'dark', viewport: { width: 390, height: 800 } },
  ] as const)('opens offline, fits, and leaves nobody out: $colorScheme', async (options) => {
    const tab = await open(options);
    await tab.page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    expect(await barriers(tab.page)).toEqual([]);
    expect(await tab.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(options.viewport.width);
    expect(tab.requests).toEqual([pathToFileURL(file).href]);
    expect(tab.complaints).toEqual([]);
    await tab.close();
  });

  test('on a phone an address has the whole width, and a bar most of it', async () => {
    const tab = await open({ viewport: { width: 390, height: 800 } });
    const widths = (selector: string) =>
      tab.page.evaluate(
        `[...document.querySelectorAll('${selector}')].map((one) => one.getBoundingClientRect().width)`,
      ) as Promise<number[]>;
    for (const selector of ['#remove ~ table tbody th', 'td.bar']) {
      const found = await widths(selector);
      expect(found.length).toBeGreaterThan(5);
      expect(Math.min(...found)).toBeGreaterThan(280);
    }
    await tab.close();
  });

  test('the list is copied and saved, one address a line', async () => {
    const tab = await open({ permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true });
    const { page } = tab;
    await page.click('text=61件を写す');
    // The clipboard answers when it likes.
    await page.waitForSelector('[data-copies=list-remove]:text("写しました")');
    const copied = (await page.evaluate('navigator.clipboard.readText()')) as string;
    expect(copied.trimEnd().split('\n')).toHaveLength(61);
    expect(copied.split('\n')).toContain('subscriber-0@a-rather-long-department.example.jp');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=61件をファイルに保存')]);
    expect(download.suggestedFilename()).toBe('外す宛先.txt');
    await download.saveAs(join(folder, 'saved.txt'));
    expect(readFileSync(join(folder, 'saved.txt'), 'utf8').replaceAll('\r', '')).toBe(copied);
    await tab.close();
  });

  test('without scripts it can still be saved, and no button does nothing', async () => {
    const tab = await open({ javaScriptEnabled: false, acceptDownloads: true });
    const { page } = tab;
    expect(await page.isVisible('[data-copies=list-remove]')).toBe(false);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=61件をファイルに保存')]);
    expect(download.suggestedFilename()).toBe('外す宛先.txt');
    await tab.close();
  });

  test('on paper the list begins and ends on the first page, and no table is cut', async () => {
    // A4 less its margins, in CSS pixels: 182 by 269 mm.
    const [width, height] = [688, 1016];
    const tab = await open({ viewport: { width, height } });
    await tab.page.emulateMedia({ media: 'print' });
    const box = (await tab.page.evaluate(
      '(({ top, bottom }) => ({ top, bottom }))(document.querySelector("#list-remove").getBoundingClientRect())',
    )) as { top: number; bottom: number };
    expect(box.bottom).toBeLessThan(height);
    const heights = (await tab.page.evaluate(
      '[...document.querySelectorAll("table")].filter((one) => one.checkVisibility()).map((one) => [getComputedStyle(one).breakInside, one.offsetHeight])',
    )) as [string, number][];
    expect(heights.length).toBeGreaterThan(8);
    for (const [breaking, tall] of heights) {
      expect(breaking).toBe('avoid');
      expect(tall).toBeLessThan(height);
    }
    const pdf = await tab.page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45]\.?\d* 84[12]/);
    await tab.close();
  });
});
