import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BOUNCE, cli, ORDINARY, THREE_RECIPIENTS, UNNAMED } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));
const paths = [BOUNCE, THREE_RECIPIENTS, ORDINARY];
const records = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('--only filters records: the list to clean', async () => {
  const { code, out } = await cli(['scan', '--only', 'list=remove', '--format', 'csv', '--no-bom', ...paths]);
  const rows = out.trimEnd().split('\r\n');
  expect(code).toBe(0);
  expect(rows).toHaveLength(3);
  expect(rows.slice(1).every((row) => row.includes(',remove,'))).toBe(true);
});

test('--only filters the summary, which says so and how much was read', async () => {
  const { out } = await cli(['scan', '--only', 'kind=bounce', '--only', 'list=keep', ...paths]);
  expect(out).toMatch(/^メール 2通\(診断 2件\)\n絞り込み: kind=bounce,list=keep\(読んだメールは全部で 3通\)\n/);
  const { summary } = JSON.parse((await cli(['scan', '--only', 'list=keep', '--format', 'json', ...paths])).out);
  expect(summary).toMatchObject({ messages: 2, records: 2, read: 3, only: 'list=keep', list: { keep: 2 } });
});

test('what --only leaves out still decides the exit code', async () => {
  const cut = ['scan', '--max-message', '1K', '--only', 'kind=success', BOUNCE];
  expect((await cli(['scan', '--only', 'kind=success', BOUNCE])).code).toBe(0);
  expect((await cli(cut.with(-1, THREE_RECIPIENTS))).code).toBe(1);
});

test('notices that no rule names can be taken out', async () => {
  const { out } = await cli(['scan', '--only', 'rule=none,kind=bounce', '--format', 'ndjson', '-', ...paths], {
    stdin: UNNAMED,
  });
  expect(records(out).map(({ source, rule }) => [source, rule])).toEqual([['-', null]]);
});

test('a filter that nobody understands is refused with what could stand there', async () => {
  const { code, out, err } = await cli(['scan', '--only', 'reason=frob', ...paths]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/reason=frob.*reason=userunknown/s);
});

test('--by recipient is a row for each address', async () => {
  const { out } = await cli(['scan', '--by', 'recipient', '--keep-duplicates', '--format', 'ndjson', BOUNCE, ...paths]);
  const rows = records(out);
  expect(rows).toHaveLength(4);
  const twice = rows.find((row) => row.soft === 2);
  expect(twice).toMatchObject({ hard: 0, reason: 'mailboxfull', verdict: 'watch', by: 'soft' });
  const csv = (await cli(['scan', '--by', 'recipient', '--format', 'csv', ...paths])).out;
  expect(csv).toMatch(/^\ufeffrecipient,verdict,by,why,since,hard,soft,complaints,others,first,last,reason,title\r\n/);
  expect((await cli(['scan', '--by', 'recipient', ...paths])).out).toMatch(/^メール 3通.*\n宛先 +名簿 +恒久 +一時/);
});

test('--soft and --within change what is taken off, and go with nothing that is told of records', async () => {
  const verdicts = async (...flags: string[]) =>
    records((await cli(['scan', '--by', 'recipient', ...flags, '--format', 'ndjson', ...paths])).out)
      .filter(({ hard }) => hard === 0)
      .map(({ verdict, by }) => `${verdict} ${by}`);
  expect(await verdicts()).toContain('watch soft');
  expect(await verdicts('--soft', '1', '--within', '30d')).toContain('remove soft');
  expect((await cli(['scan', '--soft', '2', '--format', 'ndjson', BOUNCE])).code).toBe(2);
  expect((await cli(['scan', '--within', '30d', '--format', 'csv', BOUNCE])).code).toBe(2);
});

test('beyond --max-message a mail is cut, said so, and not lost', async () => {
  const long = join(folder, 'long.eml');
  writeFileSync(long, `${UNNAMED.replace('frobnication', '550 user unknown')}\r\n${'x'.repeat(5000)}`);
  const { code, out } = await cli(['scan', '--max-message', '2K', '--format', 'ndjson', long, BOUNCE]);
  expect(code).toBe(1);
  expect(records(out).map(({ recipient, truncated }) => [recipient, truncated])).toMatchObject([
    ['taro@example.net', true],
    [expect.any(String), false],
  ]);
});

test.each([
  ['--jobs', '0'],
  ['--jobs', 'two'],
  ['--max-message', '64Q'],
  ['--max-message', '1'],
  ['--soft', '-1'],
  ['--within', '0d'],
  ['--by', 'domain'],
])('refuses %s %s', async (...flag) => {
  const { code, err } = await cli(['scan', ...flag, BOUNCE]);
  expect(code).toBe(2);
  expect(err).toContain(flag[0]);
});

test('--header puts fields of the original into records and columns, and --fields may name them', async () => {
  const asked = ['--header', 'X-Campaign-ID:', '--header', 'x-campaign-id', '--header', 'To'];
  const { code, out } = await cli(['scan', '--format', 'ndjson', ...asked, BOUNCE]);
  expect(code).toBe(0);
  expect(records(out)[0].headers).toEqual({ 'X-Campaign-ID': null, To: expect.stringContaining('@') });
  const fields = ['--fields', 'recipient,headers.To', '--no-bom', '--format', 'csv'];
  const [heading, row] = (await cli(['scan', ...asked, ...fields, BOUNCE])).out.split('\r\n');
  expect(heading).toBe('recipient,headers.To');
  expect(row).toMatch(/^[^@,]+@[^@,]+,.*@/);
  expect((await cli(['scan', '--fields', 'headers.To', '--format', 'csv', BOUNCE])).code).toBe(2);
  expect((await cli(['scan', '--header', 'X Campaign', BOUNCE])).code).toBe(2);
});
