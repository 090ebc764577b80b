import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openTab, type Tab } from '../web/browser.ts';

/** The page as somebody opens it from a disk. */
export const PAGE = pathToFileURL(resolve('dist/bounce-doctor.html')).href;

export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const tab = await openTab(browser, options);
  await tab.page.goto(PAGE);
  return tab;
}

/** What the page asked for besides itself and the code that it carries. */
export const asked = ({ requests }: Tab): readonly string[] =>
  requests.filter((url) => url !== PAGE && !url.startsWith('blob:') && !url.startsWith('data:'));

/** Hands files in, and waits for the answer. */
export async function handIn(page: Page, files: readonly string[]): Promise<void> {
  await page.setInputFiles('#files', [...files]);
  await page.click('text=診断する');
  await page.waitForSelector('#result');
}

/** What a button of the page saves. */
export async function saved(page: Page, label: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`text=${label}`)]);
  const path = join(mkdtempSync(join(tmpdir(), 'page-')), download.suggestedFilename());
  await download.saveAs(path);
  return readFileSync(path, 'utf8');
}
