import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expandNames } from '../../src/cli/shared/expand-names.ts';
import { BOUNCE, cli } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'names-'));
for (const name of ['b.eml', 'a.eml', '.hidden.eml', 'c(1)+x.eml', 'd.txt', '[k].eml'])
  copyFileSync(BOUNCE, join(folder, name));
writeFileSync(join(folder, 'what?.txt'), '');
const at = (...names: readonly string[]) => names.map((name) => join(folder, name));

test('names that no shell expanded are expanded, in order, without hidden ones', () => {
  expect(expandNames(at('*.eml'))).toEqual(at('[k].eml', 'a.eml', 'b.eml', 'c(1)+x.eml'));
  expect(expandNames(at('?.eml', 'd.txt'))).toEqual(at('a.eml', 'b.eml', 'd.txt'));
  expect(expandNames(at('c(1)+*.eml', '.h*'))).toEqual(at('c(1)+x.eml', '.hidden.eml'));
});

test('a file of that very name is itself, and what matches nothing is told of', async () => {
  expect(expandNames(at('what?.txt', '*.zip'))).toEqual(at('what?.txt', '*.zip'));
  const { code, err } = await cli([join(folder, '*.zip')]);
  expect(code).toBe(2);
  expect(err).toContain('*.zip: 見つかりません');
});

test('both commands take them', async () => {
  const ndjson = (out: string) => out.trimEnd().split('\n');
  const named = await cli(['--format', 'ndjson', join(folder, '?.eml')]);
  expect(ndjson(named.out)).toHaveLength(2);
  const scanned = await cli(['scan', '--jobs', '1', '--format', 'ndjson', join(folder, '*.eml')]);
  expect(ndjson(scanned.out)).toHaveLength(4);
});
