import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { report } from '../output/report.ts';
import { hostile, sample } from '../output/sample.ts';
import { barriers, hasBrowser, launch, openTab } from './browser.ts';

test.skipIf(!hasBrowser)('the report opens offline, fits a phone and paper, and leaves nobody out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const browser = await launch();
  try {
    const file = join(folder, 'report.html');
    const soft = sample({ recipient: 'full@example.jp', reason: 'mailboxfull', hardBounce: false, list: 'keep' });
    writeFileSync(
      file,
      report([[sample()], [hostile()], [soft], [sample({ rule: null, side: 'network', list: 'hold' })]]),
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      const tab = await openTab(browser, { colorScheme, offline: true, viewport: { width: 390, height: 800 } });
      await tab.page.goto(pathToFileURL(file).href);
      expect(await barriers(tab.page)).toEqual([]);
      expect(await tab.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      expect(tab.requests).toEqual([pathToFileURL(file).href]);
      expect(tab.complaints).toEqual([]);
      const pdf = await tab.page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45]\.?\d* 84[12]/);
      await tab.close();
    }
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
});
