import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sampleRecord } from '../output/sample.ts';
import { BOUNCE, cli } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'beside-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Records of bounces to these, as an earlier `scan --format ndjson` wrote them. */
const records = (name: string, date: string, recipients: readonly string[]): string => {
  const lines = recipients.map((recipient, i) =>
    JSON.stringify({ ...sampleRecord, recipient, date, noticeId: `<${name}.${i}@example.jp>`, messageNumber: i + 1 }),
  );
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};
const october = records('october.ndjson', '2026-10-20T10:00:00+09:00', ['stays@example.jp', 'gone@example.jp']);
const november = records('november.ndjson', '2026-11-20T10:00:00+09:00', ['stays@example.jp', 'new@example.jp']);

describe('--compare', () => {
  test('tells what is new, gone and still there, in every summary for people', async () => {
    const run = async (format: string) => cli(['scan', '--format', format, '--compare', october, november]);
    const table = await run('table');
    expect({ code: table.code, err: table.err }).toEqual({ code: 0, err: '' });
    expect(table.out).toContain('前回: october.ndjson(2026-10-20、診断 2件)。今回は診断 2件です。');
    expect(table.out).toContain('そのあと送られたもの: 1件');
    expect(table.out).toMatch(/前回との比較\(アドレスの数\)\n.*\n {2}外す +2 +2 +1 +0 +1 +1\n/);
    expect((await run('markdown')).out).toContain('| 外す | 2 | 2 | 1 | 0 | 1 | 1 |');
    expect((await run('html')).out).toMatch(/id="compare"[\s\S]*前回も外すか止める宛先だったもの\(1件\)/);
  });

  test('looks at the earlier records through the same filter', async () => {
    const { out } = await cli(['scan', '--only', 'reason=mailboxfull', '--compare', october, november]);
    expect(out).toMatch(/ {2}外す +0 +0 +0 +0 +0 +0\n/);
  });

  test('is refused where the earlier records are none, or are not there', async () => {
    const mail = await cli(['scan', '--compare', BOUNCE, november]);
    expect(mail).toMatchObject({ code: 2, out: '' });
    expect(mail.err).toContain(
      '前回の結果ではありません。前に scan --format ndjson で書いたファイルを指定してください。',
    );
    const missing = await cli(['scan', '--compare', join(folder, 'missing.ndjson'), november]);
    expect(missing).toMatchObject({ code: 2, out: '' });
    expect(missing.err).toMatch(/--compare の .*missing\.ndjson を読めません/);
  });

  test('leaves out a line of the earlier records that is none', async () => {
    const cut = join(folder, 'cut.ndjson');
    writeFileSync(cut, `${JSON.stringify({ ...sampleRecord, recipient: 'gone@example.jp' })}\n{"schema":1,"cut`);
    const { code, out } = await cli(['scan', '--compare', cut, november]);
    expect(code).toBe(0);
    expect(out).toMatch(/ {2}外す +1 +2 +2 +0 +0 +1\n/);
  });
});

describe('--sent', () => {
  test('gives rates of what was sent', async () => {
    const { out } = await cli(['scan', '--sent', '50,000', november]);
    expect(out).toMatch(
      /送った 50,000通に対する割合\n.*\n {2}届かなかったという通知 +2 +0\.01%未満\n {2}名簿から外す宛先 +2 +0\.01%未満/,
    );
    expect((await cli(['scan', '--sent', '１００', november])).out).toMatch(/名簿から外す宛先 +2 +2\.00%/);
  });

  test('is doubted where less was sent than came back', async () => {
    const { code, err } = await cli(['scan', '--sent', '1', november]);
    expect(code).toBe(0);
    expect(err).toContain('--sent の 1通は、届かなかったという通知(2件)より少ない数です。');
    expect((await cli(['scan', '--sent', '1', '-q', november])).err).toBe('');
  });

  test.each(['0', '-5', '1.5', 'many', ''])('refuses %j', async (given) => {
    const { code, out, err } = await cli(['scan', `--sent=${given}`, november]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('送った通数を、50000 のように 1 以上の整数で書いてください。');
  });
});

test('a program finds both in the summary of json, and nothing of them where nobody asked', async () => {
  const summaryOf = async (...flags: string[]) =>
    JSON.parse((await cli(['scan', '--format', 'json', ...flags, november])).out).summary;
  const { rate, comparison } = await summaryOf('--sent', '100', '--compare', october);
  expect(rate).toEqual({ sent: 100, bounce: 0.02, remove: 0.02, complaint: 0 });
  expect(comparison).toMatchObject({
    earlier: { name: 'october.ndjson', period: ['2026-10-20', '2026-10-20'], records: 2 },
    changes: [
      { verdict: 'remove', before: 2, now: 2, fresh: 1, turned: 0, stayed: 1, gone: 1 },
      { verdict: 'complaint', now: 0 },
      { verdict: 'watch', now: 0 },
    ],
    stillOnList: ['stays@example.jp'],
    reasons: [{ before: 2, now: 2 }],
  });
  const plain = await summaryOf();
  expect(plain.records).toBe(2);
  expect(Object.keys(plain)).not.toEqual(expect.arrayContaining(['rate']));
  expect(Object.keys(plain)).not.toEqual(expect.arrayContaining(['comparison']));
});

test.each([
  ['--format', 'ndjson'],
  ['--format', 'csv'],
  ['--by', 'recipient'],
])('%s %s has no room for what a summary is held against', async (...flags) => {
  for (const beside of [
    ['--sent', '100'],
    ['--compare', october],
  ]) {
    const { code, out, err } = await cli(['scan', ...flags, ...beside, november]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('--sent と --compare は、集計(--format table、markdown、html、json)と一緒に使います。');
  }
});
