import { describe, expect, test } from 'vitest';
import { BOUNCE, cli, ORDINARY, THREE_RECIPIENTS } from './harness.ts';

describe('--inquiry', () => {
  test('prints the letters below the card and changes nothing else', async () => {
    const plain = await cli([BOUNCE]);
    const { code, out, err } = await cli(['--inquiry', BOUNCE]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.startsWith(plain.out)).toBe(true);
    expect(out.slice(plain.out.length)).toMatch(/^\n── 相手のメール管理者への問い合わせ ──\n/);
    expect(plain.out).not.toContain('──');
  });

  test('every recipient has letters of its own', async () => {
    const { out } = await cli(['--inquiry', THREE_RECIPIENTS]);
    expect(out.match(/^件名: /gm)).toHaveLength(3);
  });

  test('markdown has them as blocks to copy', async () => {
    const { code, out } = await cli(['--inquiry', '--format', 'markdown', BOUNCE]);
    expect(code).toBe(0);
    expect(out).toMatch(/^```text\n宛先: postmaster@/m);
  });

  test('says so where there is nothing to ask', async () => {
    const { code, out } = await cli(['--inquiry', ORDINARY]);
    expect(code).toBe(1);
    expect(out).toContain('問い合わせる文はありません');
  });

  test.each(['json', 'ndjson', 'csv'])('is refused with --format %s', async (format) => {
    const { code, out, err } = await cli(['--inquiry', '--format', format, BOUNCE]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`--inquiry は --format ${format} では使えません`);
  });

  test('is no flag of other commands', async () => {
    expect((await cli(['scan', '--inquiry', BOUNCE])).code).toBe(2);
  });
});

test('a mistyped domain is asked about on the card', async () => {
  const { out } = await cli([], { stdin: '<taro@gocomo.ne.jp>: Host or domain name not found' });
  expect(out).toMatch(/宛先の確認 +@の右側「gocomo\.ne\.jp」は、「docomo\.ne\.jp」の/);
  expect(out).toContain('→ taro@docomo.ne.jp');
});
