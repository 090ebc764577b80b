import { expect, test } from 'vitest';
import { cli } from './harness.ts';

test('scan --format html writes one document about all that was read', async () => {
  const { code, out } = await cli(['scan', '--format', 'html', '--jobs', '1', 'fixtures/qmail']);
  expect(code).toBe(0);
  expect(out).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  expect(out.match(/<html/g)).toHaveLength(1);
  expect(out).toContain('宛先不明(userunknown)');
});

test('a table of recipients is no report', async () => {
  const { code, err } = await cli(['scan', '--format', 'html', '--by', 'recipient', 'fixtures/qmail']);
  expect(code).toBe(2);
  expect(err).toContain('--by recipient は --format html では使えません');
});
