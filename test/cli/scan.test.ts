import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BOUNCE, cli, ORDINARY, THREE_RECIPIENTS, UNNAMED } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'bounce-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));
const paths = [BOUNCE, THREE_RECIPIENTS, ORDINARY];

test('the summary is the default, on a terminal or not', async () => {
  const { code, out, err } = await cli(['scan', '-', ...paths], { stdin: UNNAMED });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatchInlineSnapshot(`
    "メール 4通(診断 6件)

    名簿の扱い(アドレスの数)
      外す(この先も届かない)                       2
      配信を止める(苦情・配信停止の求め)           0
      様子を見る(まだ外さない)                     3
      残す(宛先のせいではない)                     0

    種類
      不達(届かなかった)                           5
      通知ではないメール                           1

    理由
      容量超過(mailboxfull)                        2
      宛先ドメイン不明(hostunknown)                1
      判断保留(onhold)                             1
      宛先不明(userunknown)                        1

    どこを直すか
      受け取る方の設定、メールボックス             2
      名簿の宛先、送り方、メールの内容             2
      分からない                                   1

    恒久・一時
      一時(ソフトバウンス)                         3
      恒久(ハードバウンス)                         2

    宛先のドメイン
      example.net                                  2
      example.com                                  1
      example.jp                                   1
      no-such.example.org                          1

    どの規則にも当てはまらない通知: 1通(--only rule=none --format ndjson で取り出せます)
    "
  `);
  expect((await cli(['scan', '-', ...paths], { stdin: UNNAMED, columns: 80 })).out).toBe(out);
});

test('ndjson has a line for every recipient of every message', async () => {
  const { out } = await cli(['scan', '--format', 'ndjson', '--no-progress', ...paths]);
  const records = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(records.map((record) => record.source)).toEqual([BOUNCE, ...Array(3).fill(THREE_RECIPIENTS), ORDINARY]);
});

test('a folder is read with what lies below it', async () => {
  const { out } = await cli(['scan', '--format', 'ndjson', '-q', 'fixtures/not-bounce']);
  const kinds = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).kind);
  expect(kinds.length).toBeGreaterThanOrEqual(20);
});

test('records of earlier runs give the summary of the first run', async () => {
  const earlier = join(folder, 'earlier.ndjson');
  await cli(['scan', '--format', 'ndjson', '--output', earlier, ...paths]);
  const again = await cli(['scan', earlier]);
  expect(again).toEqual(await cli(['scan', ...paths]));
  const merged = JSON.parse((await cli(['scan', '--keep-duplicates', '--format', 'json', earlier, BOUNCE])).out);
  expect(merged.summary).toMatchObject({ messages: 4, records: 6 });
});

test('a line that is no record is told and the others are counted', async () => {
  const broken = join(folder, 'broken.ndjson');
  const { out } = await cli(['scan', '--format', 'ndjson', BOUNCE]);
  writeFileSync(broken, `${out}{"schema":1,"kind":\n${out}`);
  const { code, out: table, err } = await cli(['scan', '--keep-duplicates', broken]);
  expect(code).toBe(2);
  expect(err).toMatch(/2 行目が診断結果/);
  expect(table).toMatch(/診断 2件/);
});

test('markdown is a document, csv one row a record', async () => {
  expect((await cli(['scan', '--format', 'markdown', ...paths])).out).toMatch(/^## エラーメールの集計\n\nメール 3通/);
  expect((await cli(['scan', '--format', 'csv', ...paths])).out.split('\r\n')).toHaveLength(7);
});
