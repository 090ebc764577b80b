import { expect, test } from 'vitest';
import { createJudge } from '../../src/judgement/judge.ts';
import { markdownFormat } from '../../src/output/card/markdown.ts';
import type { Format } from '../../src/output/format/format.ts';
import type { Finding } from '../../src/output/record/finding.ts';
import { csvFormat } from '../../src/output/stream/csv.ts';
import { jsonFormat } from '../../src/output/stream/json.ts';
import { ndjsonFormat } from '../../src/output/stream/ndjson.ts';
import { summaryMarkdownFormat } from '../../src/output/tables/summary-markdown.ts';
import { tableFormat } from '../../src/output/tables/table.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';
import { createTally } from '../../src/tally/summary.ts';
import { hostile, sample, sampleRecord } from './sample.ts';

function write(format: Format, messages: readonly (readonly Finding[])[]): string {
  const tally = createTally(createJudge(loadBuiltInTable().policy));
  for (const findings of messages) tally.message(findings);
  const alone = messages.length === 1;
  return [
    format.begin(),
    ...messages.map((findings) => format.message(findings, { alone })),
    format.end(tally.summary()),
  ].join('');
}

const mixed = [
  [sample(), sample({ reason: 'mailboxfull', side: 'recipient', list: 'keep', hardBounce: false })],
  [sample({ kind: 'delay', reason: 'expired', side: 'network', list: 'keep', hardBounce: false, rule: 'kind/delay' })],
  [sample({ reason: 'onhold', rule: null, side: 'unknown', list: 'hold', hardBounce: false })],
  [sample({ reason: 'filtered', side: 'recipient', list: 'keep', hardBounce: null })],
  [sample({ kind: 'vacation', reason: 'vacation', side: 'unknown', list: 'keep', hardBounce: null })],
  [sample({ kind: 'other', reason: null, side: null, list: null, hardBounce: null, rule: null })],
  [sample({ kind: 'unreadable', reason: null, side: null, list: null, hardBounce: null, rule: null, truncated: true })],
];
const names = { titleOf: (reason: string) => `題-${reason}`, providerName: (id: string) => `社-${id}` };

test('ndjson is one record a line, exactly as it is', () => {
  const lines = write(ndjsonFormat(), mixed).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line))).toEqual(mixed.flat().map((finding) => finding.record));
});

test('a hostile record stays one harmless line of valid JSON', () => {
  const text = write(ndjsonFormat(), [[hostile()]]);
  expect(text.match(/\n/g)).toHaveLength(1);
  expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(Buffer.from(text).toString()).toBe(text);
  expect(JSON.parse(text).subject).toBe(hostile().record.subject?.replace('\ud83d', '\ufffd'));
});

test('a backslash before what looks like a surrogate is left alone', () => {
  const subject = '\\ud83d \u{1f600}';
  expect(JSON.parse(write(ndjsonFormat(), [[sample({ subject })]])).subject).toBe(subject);
});

test('json is one object with schema, records and summary', () => {
  const whole = JSON.parse(write(jsonFormat(), mixed));
  expect(Object.keys(whole)).toEqual(['schema', 'records', 'summary']);
  expect(whole.schema).toBe(1);
  expect(whole.records).toEqual(mixed.flat().map((finding) => finding.record));
  expect(whole.summary).toEqual({
    addresses: { remove: 1, complaint: 0, watch: 0, keep: 0 },
    messages: 7,
    records: 8,
    read: 7,
    duplicates: 0,
    only: null,
    partial: false,
    skipped: {},
    cutInputs: 0,
    deliveries: null,
    rising: [],
    logs: null,
    invalidLines: 0,
    domains: { top: [{ name: 'docomo.ne.jp', count: 5 }], others: { names: 0, count: 0 } },
    providers: { top: [{ name: 'docomo', count: 5 }], others: { names: 0, count: 0 } },
    kinds: { bounce: 4, delay: 1, vacation: 1, other: 1, unreadable: 1 },
    reasons: { userunknown: 1, mailboxfull: 1, expired: 1, onhold: 1, filtered: 1, vacation: 1 },
    sides: { sender: 1, recipient: 2, network: 1, unknown: 1 },
    bounces: { hard: 1, soft: 3, unknown: 1 },
    list: { remove: 1, keep: 3, hold: 1 },
    unnamed: 1,
    truncated: 1,
  });
});

test('json of nothing is still an object', () => {
  expect(JSON.parse(write(jsonFormat(), [])).records).toEqual([]);
});

test('csv opens in Excel: BOM, CRLF, the columns of the record in order', () => {
  const text = write(csvFormat({ bom: true }), [[sample({ subject: 'a,"b"' })]]);
  expect(text.startsWith('\ufeffschema,source,messageNumber,kind,recipient,')).toBe(true);
  const [header, row, end] = text.split('\r\n');
  expect(end).toBe('');
  expect(row).toContain('"a,""b"""');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const names = header
    ?.slice(1)
    .split(',')
    .map((name) => name.split('.')[0]);
  expect([...new Set(names)]).toEqual(Object.keys(sampleRecord));
  expect(write(csvFormat({ bom: false }), []).startsWith('schema,')).toBe(true);
});

test('csv joins arrays and leaves what is not known empty', () => {
  const evidence = { ips: ['192.0.2.1', '192.0.2.2'], domains: [], urls: [], dnsbl: [] };
  const text = write(csvFormat({ bom: false }), [[sample({ evidence, command: null })]]);
  expect(text).toContain('192.0.2.1 / 192.0.2.2');
  expect(text).toContain('@の左側を確かめる / アドレスが変わっていないか');
  expect(text).toContain(',550,5.1.1,,');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '\t=1'])('a cell that begins with %j is no formula', (subject) => {
  const text = write(csvFormat({ bom: false }), [[sample({ subject })]]);
  expect(text).toContain(`,'${subject.trim()},`);
});

test('a hostile record stays one line of csv', () => {
  const lines = write(csvFormat({ bom: false }), [[hostile()]]).split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
});

test('markdown is the card as headings and lists', () => {
  expect(write(markdownFormat({ full: false, counter: '通目' }), [[sample()]])).toMatchInlineSnapshot(`
    "## 届いていません。docomo に taro@docomo.ne.jp というアドレスがないためです。

    - **すること**
      1. @の左側を確かめる
      2. アドレスが変わっていないか、別の方法で相手に聞く
    - **送り直し**: アドレスを直してから
    - **名簿**: 外す
    - **直すところ**: 宛先(お使いのパソコンや会社のサーバーの問題ではありません)
    - **メール**: 「見積書の件」 2026-11-20 10:15 送信
    - **相手の答え**: mfsmax.docomo.ne.jp: 550 5.1.1 Unknown user taro@docomo.ne.jp (RCPT)
    - **くわしく**: bounce-doctor explain docomo/unknown-user または --full
    "
  `);
});

test('a hostile mail cannot put markup into markdown', () => {
  const text = write(markdownFormat({ full: false, counter: '通目' }), [[hostile()]]);
  expect(text).not.toMatch(/(?<!\\)[<`[]/);
  expect(text).not.toMatch(/https?:\/\//);
  expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
});

test('the table of a scan counts kinds, reasons, sides, hardness, list advice and what no rule names', () => {
  expect(write(tableFormat(names), mixed)).toMatchInlineSnapshot(`
    "メール 7通(診断 8件)

    名簿の扱い(アドレスの数)
      外す(この先も届かない)                       1
      配信を止める(苦情・配信停止の求め)           0
      様子を見る(まだ外さない)                     0
      残す(宛先のせいではない)                     0

    種類
      不達(届かなかった)                           4
      遅延(再送中)                                 1
      通知ではないメール                           1
      読み取れないメール                           1
      自動応答                                     1

    理由
      題-expired(expired)                          1
      題-filtered(filtered)                        1
      題-mailboxfull(mailboxfull)                  1
      題-onhold(onhold)                            1
      題-userunknown(userunknown)                  1
      題-vacation(vacation)                        1

    どこを直すか
      受け取る方の設定、メールボックス             2
      通信経路                                     1
      名簿の宛先、送り方、メールの内容             1
      分からない                                   1

    恒久・一時
      一時(ソフトバウンス)                         3
      恒久(ハードバウンス)                         1
      文面では決まらない                           1

    宛先のドメイン
      docomo.ne.jp                                 5

    事業者
      社-docomo                                    5

    どの規則にも当てはまらない通知: 1通(--only rule=none --format ndjson で取り出せます)
    途中までしか読めなかったメール: 1通
    "
  `);
});

test('a number behind a hash leads to no issue in markdown, and dollar signs set no formula', () => {
  const text = write(markdownFormat({ full: false, counter: '通目' }), [
    [sample({ diagnosticCode: '550 5.1.1 see #12 and $x^2$, C# and #tag' })],
  ]);
  expect(text).toContain(String.raw`550 5.1.1 see \#12 and \$x^2\$, C# and #tag`);
});

test('the summary as markdown', () => {
  expect(write(summaryMarkdownFormat(names), mixed)).toMatchInlineSnapshot(`
    "## エラーメールの集計

    メール 7通(診断 8件)

    | 名簿の扱い(アドレスの数) | 件数 |
    | --- | ---: |
    | 外す(この先も届かない) | 1 |
    | 配信を止める(苦情・配信停止の求め) | 0 |
    | 様子を見る(まだ外さない) | 0 |
    | 残す(宛先のせいではない) | 0 |

    | 種類 | 件数 |
    | --- | ---: |
    | 不達(届かなかった) | 4 |
    | 遅延(再送中) | 1 |
    | 通知ではないメール | 1 |
    | 読み取れないメール | 1 |
    | 自動応答 | 1 |

    | 理由 | 件数 |
    | --- | ---: |
    | 題-expired(expired) | 1 |
    | 題-filtered(filtered) | 1 |
    | 題-mailboxfull(mailboxfull) | 1 |
    | 題-onhold(onhold) | 1 |
    | 題-userunknown(userunknown) | 1 |
    | 題-vacation(vacation) | 1 |

    | どこを直すか | 件数 |
    | --- | ---: |
    | 受け取る方の設定、メールボックス | 2 |
    | 通信経路 | 1 |
    | 名簿の宛先、送り方、メールの内容 | 1 |
    | 分からない | 1 |

    | 恒久・一時 | 件数 |
    | --- | ---: |
    | 一時(ソフトバウンス) | 3 |
    | 恒久(ハードバウンス) | 1 |
    | 文面では決まらない | 1 |

    | 宛先のドメイン | 件数 |
    | --- | ---: |
    | docomo.ne.jp | 5 |

    | 事業者 | 件数 |
    | --- | ---: |
    | 社-docomo | 5 |

    どの規則にも当てはまらない通知: 1通(--only rule=none --format ndjson で取り出せます)

    途中までしか読めなかったメール: 1通
    "
  `);
});
