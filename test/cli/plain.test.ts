import { expect, test } from 'vitest';
import { BOUNCE, cli } from './harness.ts';

test('--plain says what the card says, without colour and without line breaks of ours', async () => {
  const plain = await cli(['--plain', '--color', 'always', BOUNCE], { columns: 40 });
  expect(plain.code).toBe(0);
  expect(plain.out).not.toContain('\u001b');
  expect(Math.max(...plain.out.split('\n').map((line) => line.length))).toBeGreaterThan(40);
  const card = await cli(['--color', 'never', BOUNCE]);
  const bare = (text: string) => text.replace(/[\s■:]/g, '');
  expect(bare(plain.out)).toBe(bare(card.out));
});

test('--plain goes with letters, and with no other format', async () => {
  expect((await cli(['--plain', '--inquiry', BOUNCE])).out).toMatch(/── .* ──/);
  const { code, err } = await cli(['--plain', '--format', 'json', BOUNCE]);
  expect(code).toBe(2);
  expect(err).toContain('--plain は --format json では使えません');
});

test('--full is the long card, plain or not, and goes with no format for programs', async () => {
  const short = await cli([BOUNCE]);
  const full = await cli(['--full', BOUNCE]);
  expect(short.out).not.toMatch(/原因|根拠/);
  expect(full.out).toMatch(/原因[\s\S]*根拠[\s\S]*規則: /);
  expect((await cli(['--full', '--plain', BOUNCE])).out).toContain('■ 原因: ');
  expect((await cli(['--full', '--format', 'markdown', BOUNCE])).out).toContain('- **原因**: ');
  const { code, err } = await cli(['--full', '--format', 'ndjson', BOUNCE]);
  expect(code).toBe(2);
  expect(err).toContain('--full は --format ndjson では使えません');
});
