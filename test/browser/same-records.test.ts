import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { situations } from '../rules/seeds.ts';
import { hasBrowser, launch } from '../web/browser.ts';
import { asked, handIn, openPage, saved } from './doctor.ts';

const CLI = resolve('dist/cli.js');

describe.skipIf(!hasBrowser)('the page in a file gives the same records as the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'same-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const bothOf = async (names: readonly string[]) => {
    const tab = await openPage(browser);
    await handIn(
      tab.page,
      names.map((name) => join(folder, name)),
    );
    const shown = await saved(tab.page, '記録を保存');
    expect([tab.complaints, asked(tab)]).toEqual([[], []]);
    await tab.close();
    const { stdout } = spawnSync(process.execPath, [CLI, '--format', 'ndjson', ...names], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return [shown.split('\n'), stdout.split('\n')] as const;
  };

  test('for every fixture', async () => {
    const names = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:eml|txt|msg|mbox|gz)$/.test(file))
      .map((file) => {
        const name = file.replaceAll(/[\\/]/g, '--');
        copyFileSync(join('fixtures', file), join(folder, name));
        return name;
      });
    const [page, command] = await bothOf(names);
    expect(command.length).toBeGreaterThan(250);
    expect(page).toEqual(command);
  });

  test('for every situation that people described', async () => {
    const names = situations.map(({ id, text }) => {
      writeFileSync(join(folder, `${id}.txt`), text);
      return `${id}.txt`;
    });
    const [page, command] = await bothOf(names);
    expect(command.length).toBeGreaterThanOrEqual(situations.length);
    expect(page).toEqual(command);
  });
});
