import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { BounceRecord } from '../../src/model.ts';
import { html } from '../../src/output/text/html.ts';
import { REPORT_LIMITS } from '../../src/tally/report/collect.ts';
import { sized } from '../sizes.ts';
import { earlier, report } from './report.ts';
import { HOSTILE, hostile, sample } from './sample.ts';

const unnamed = (diagnosticCode: string) => sample({ rule: null, reason: 'undefined', diagnosticCode, list: 'hold' });
const FULL: Partial<BounceRecord> = {
  ...{ recipient: 'full@example.jp', reason: 'mailboxfull', title: '容量超過', list: 'keep', hardBounce: false },
  ...{ side: 'recipient', provider: null },
};
const COMPLAINT: Partial<BounceRecord> = {
  ...{ kind: 'feedback', recipient: 'angry@example.jp', reason: 'feedback', title: '苦情通知', hardBounce: null },
  ...{ list: 'remove', feedbackType: 'abuse' },
};
const SPF: Partial<BounceRecord> = {
  ...{ recipient: 'fine@example.jp', reason: 'authfailure', title: 'SPF の不合格', hardBounce: false, list: 'keep' },
  ...{ side: 'senderAdmin', rule: 'authfailure/spf', provider: 'gmail', diagnosticCode: '550 5.7.26 SPF failed' },
  remedy: { sender: ['管理者に渡す'], senderAdmin: ['SPF レコードに加える'], recipient: [], recipientAdmin: [] },
  evidence: { ips: ['192.0.2.25'], domains: [], urls: [], dnsbl: ['bl.example.org'] },
};
const of = (changes: Partial<BounceRecord>) => [sample(changes)];

/** The text of a part of the report, by its id. */
const partOf = (text: string, id: string): string => text.split(`id="${id}"`)[1]?.split('<h2 ')[0] ?? '';
const linesOf = (text: string, id: string): readonly string[] =>
  [...(text.split(`id="list-${id}"`)[1]?.split('</pre>')[0] ?? '').matchAll(/<span>([^<]*)\n<\/span>/g)].map(
    ([, line]) => line ?? '',
  );

describe('the report of a scan', () => {
  const text = report([
    [sample()],
    [sample({ date: '2026-11-22T09:00:00+09:00' })],
    of(FULL),
    of(COMPLAINT),
    of(SPF),
    [sample({ ...unnamed('599 frobnicated').record, recipient: 'jiro@example.net' })],
  ]);

  test('answers in the order in which whoever keeps a list asks', () => {
    const order = [...text.matchAll(/<h2 id="([a-z]+)"/g)].map(([, id]) => id);
    expect(order).toEqual(['remove', 'mend', 'watch', 'complaints', 'when', 'shares', 'unnamed', 'about', 'reasons']);
    expect(text.indexOf('class="answers"')).toBeLessThan(text.indexOf('id="remove"'));
    expect(text).toMatch(
      /#remove">名簿から外す<\/a> <b>1<small>件[\s\S]*#mend">送る側で直す<\/a> <b>1<small>種類[\s\S]*#watch">様子を見る<\/a> <b>2<[\s\S]*#complaints">苦情\(配信を止める\)<\/a> <b>1</,
    );
  });

  test('lists every address once, by what to do with it', () => {
    expect(text).toMatch(/名簿から外す宛先\(1件\)[\s\S]*様子を見る宛先\(2件\)[\s\S]*苦情のあった宛先\(1件\)/);
    expect(text.match(/<th scope="row">taro@docomo\.ne\.jp/g)).toHaveLength(1);
    expect(partOf(text, 'remove')).toMatch(/taro@docomo\.ne\.jp<\/th><td data-head="わけ">「宛先不明」の恒久エラー/);
    expect(partOf(text, 'remove')).toContain('2026-11-20〜11-22');
    expect(partOf(text, 'watch')).toContain('full@example.jp');
  });

  test('a complaint stands apart: it arrived', () => {
    expect(partOf(text, 'complaints')).toMatch(/メールは届いています[\s\S]*angry@example\.jp/);
    expect(partOf(text, 'remove')).not.toContain('angry@example.jp');
  });

  test('the list can be taken along: one address a line, to be copied and to be saved, with no script too', () => {
    expect(linesOf(text, 'remove')).toEqual(['taro@docomo.ne.jp']);
    expect(linesOf(text, 'complaints')).toEqual(['angry@example.jp']);
    const saved = /download="外す宛先\.txt" href="data:text\/plain;charset=utf-8,([^"]+)"/.exec(text)?.[1] ?? '';
    expect(decodeURIComponent(saved)).toBe('taro@docomo.ne.jp\r\n');
    expect(text).toMatch(/data-copies="list-remove" hidden>1件を写す/);
  });

  test('what the sender can mend is told with steps, and blames no address', () => {
    const part = partOf(text, 'mend');
    expect(part).toContain('送信ドメイン認証の不合格(なりすまし対策) 通知 1件');
    expect(part).toMatch(/<dt>配信側の管理者<\/dt><dd><ol><li>SPF レコードに加える<\/li><\/ol>/);
    expect(part).not.toContain('管理者に渡す');
    for (const said of ['192.0.2.25', 'bl.example.org', '550 5.7.26 SPF failed', 'Gmail・Google Workspace 1件'])
      expect(part).toContain(said);
    for (const list of ['remove', 'watch', 'complaints']) expect(partOf(text, list)).not.toContain('fine@example.jp');
  });

  test('tells totals, shares on one scale, and each reason with cause and remedy', () => {
    expect(text).toContain('通知の日付: 2026-11-20 から 2026-11-22');
    expect(text).toMatch(/<dt>読んだメール<\/dt><dd>6通/);
    expect(partOf(text, 'shares')).toContain('合計を100%とした割合');
    expect(text).toMatch(
      /宛先不明\(userunknown\)<\/th><td class="count">2<\/td><td class="count">33\.3%<\/td><td class="bar">.*?<rect width="33\.3%"/,
    );
    expect(partOf(text, 'about')).toContain('180日のうちに5日分(相手のサーバーの障害などは7日分まで)');
    expect(text).toContain('容量超過(mailboxfull) 1件');
    expect(text).toContain('<dt>原因</dt>');
  });

  test('nobody is blamed for the age of a list', () => {
    expect(text).not.toContain('送った方');
    expect(partOf(text, 'shares')).toContain('名簿の宛先、送り方、メールの内容');
  });

  test('counts by day, and by subject', () => {
    expect(partOf(text, 'when')).toMatch(
      /aria-label="日ごとの通知: 2026-11-20 から 2026-11-22。もっとも多いのは 2026-11-20 の 5件"/,
    );
    expect(partOf(text, 'when')).toMatch(/<th scope="row">見積書の件<\/th><td class="count" data-head="通知">6</);
  });

  test('shows the words that no rule names', () => {
    expect(text).toContain('599 frobnicated');
    expect(text).toMatch(/mail\/returned\.eml 1通目/);
  });

  test('needs nothing from anywhere, and runs nothing but its own script', () => {
    const script = /<script>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(script).digest('base64');
    expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'"`);
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).not.toMatch(/<link|<img|src=|href="(?!#|data:text\/plain)|url\((?!#)|@import/);
  });
});

describe('a category looks alike whatever its rank', () => {
  const partsOf = (text: string, title: string): readonly (readonly string[])[] =>
    [
      ...(text.split(`<h3>${title}</h3>`)[1]?.split('</section>')[0] ?? '').matchAll(
        /url\(#([a-z-]+)\)[^<]*<\/svg> ([^<]+)<\/th>/g,
      ),
    ].map(([, look = '', label = '']) => [label, look]);
  const looks = (messages: readonly Partial<BounceRecord>[]) =>
    Object.fromEntries(partsOf(report(messages.map(of)), '恒久・一時'));

  test('hard and soft keep their patterns when their order turns', () => {
    const [mostlyHard, mostlySoft] = [looks([{}, {}, FULL]), looks([{}, FULL, FULL])];
    expect(Object.keys(mostlyHard)).toHaveLength(2);
    expect(mostlySoft).toEqual(mostlyHard);
    expect(new Set(Object.values(mostlyHard)).size).toBe(2);
  });
});

test('an empty run still makes a report', () => {
  const text = report([]);
  for (const none of ['外す宛先はありません。', '苦情はありません。', '送る側で直すことは見つかりませんでした。'])
    expect(text).toContain(none);
  expect(text).not.toContain('<pre');
});

test('months, lists and headers that were asked for have tables of their own', () => {
  const part = partOf(
    report([
      of({ date: '2026-09-30T23:00:00+09:00', listId: 'news.example.jp', headers: { 'X-Campaign-ID': 'c-1' } }),
      of({ date: '2026-11-20T10:00:00+09:00', listId: 'news.example.jp', headers: { 'X-Campaign-ID': 'c-2' } }),
      of({ ...COMPLAINT, date: '2026-11-21T10:00:00+09:00', headers: { 'X-Campaign-ID': 'c-2' } }),
    ]),
    'when',
  );
  expect(part).toMatch(/<th scope="row">2026-09<\/th>[\s\S]*<th scope="row">2026-11<\/th>/);
  expect(part).toMatch(/<th scope="row">news\.example\.jp<\/th><td class="count" data-head="通知">2</);
  expect(part).toMatch(
    /<th scope="row">c-2<\/th><td class="count" data-head="通知">2<\/td><td class="count" data-head="うち恒久">1<\/td><td class="count" data-head="うち苦情">1</,
  );
});

test('where it is known how much was sent, rates are told', () => {
  const text = report([[sample()], of(COMPLAINT)], { sent: 1000 });
  expect(text).toMatch(/名簿から外す<\/a> <b>1<small>件<\/small><\/b> <span>送った数の 0\.10%/);
  expect(partOf(text, 'shares')).toMatch(
    /送った 1,000通に対する割合[\s\S]*苦情、配信停止[^<]*<\/th><td class="count" data-head="件数">1<\/td><td class="count" data-head="割合">0\.10%/,
  );
});

describe('compared with an earlier run', () => {
  const before = earlier([
    [sample()],
    of({ recipient: 'gone@example.jp' }),
    of(FULL),
    of({ ...COMPLAINT, recipient: 'quiet@example.jp' }),
  ]);
  const text = report(
    [
      of({ date: '2026-12-20T10:00:00+09:00' }),
      of({ recipient: 'new@example.jp', date: '2026-12-20T10:00:00+09:00' }),
      of({ ...FULL, hardBounce: true, list: 'remove', date: '2026-12-20T10:00:00+09:00' }),
    ],
    { earlier: before },
  );
  const part = partOf(text, 'compare');

  test('tells what is new, what turned, what stayed and what is gone', () => {
    const row = (label: string): readonly string[] =>
      [
        ...(part.split(`<th scope="row">${label}</th>`)[1]?.split('</tr>')[0] ?? '').matchAll(
          /data-head="([^"]+)">([^<]+)/g,
        ),
      ].map(([, head, count]) => `${head} ${count}`);
    expect(row('外す')).toEqual(['前回 2', '今回 3', '初めて 1', '変わった 1', '同じ 1', '前回だけ 1']);
    expect(row('配信を止める')).toEqual(['前回 1', '今回 0', '初めて 0', '変わった 0', '同じ 0', '前回だけ 1']);
    expect(row('宛先不明')).toEqual(['前回 2', '今回 2', '差 0']);
    expect(part).toContain('october.ndjson(2026-11-20、診断 4件)');
    expect(text).toContain('前回 2件');
  });

  test('names whoever was to leave the list and was sent to since', () => {
    expect(part).toMatch(/前回も外すか止める宛先だったもの\(1件\)[\s\S]*taro@docomo\.ne\.jp/);
    expect(part).not.toMatch(/new@example\.jp|full@example\.jp/);
  });
});

test('tables are cut, which is said with the command that gives all; the list to take is not', () => {
  const many = Array.from({ length: 30 }, (_, i) => of({ recipient: `u${i}@example.jp` }));
  const limits = { copied: 40, rows: 10, words: 5 };
  const text = report([...many, ...Array.from({ length: 9 }, (_, i) => [unnamed(`599 word${i}`)])], { limits });
  expect(text.match(/<th scope="row">u\d+@/g)).toHaveLength(10);
  expect(text).toContain('30件のうち 10件を載せています');
  expect(text).toContain('bounce-doctor scan --by recipient --format csv --output recipients.csv');
  expect(linesOf(text, 'remove')).toHaveLength(30);
  expect(text.match(/599 word/g)).toHaveLength(5);
  expect(text).toContain('数が多いため、5件を載せています');
  const short = report(many, { limits: { ...limits, copied: 20 } });
  expect(linesOf(short, 'remove')).toHaveLength(20);
  expect(short).toContain('はじめの20件を写す');
  expect(short).toContain('bounce-doctor scan --export addresses --output addresses.txt');
});

test('any number of addresses and words does not make it large', () => {
  function* messages() {
    const [known, strange] = [sample(), unnamed('')];
    for (let i = 0; i < sized(100_000); i++) {
      const { record } = i % 2 ? known : strange;
      const words = {
        recipient: `u${i}@e${i}.example.jp`,
        subject: `件名 ${i}`,
        diagnosticCode: `599 ${i} ${'x'.repeat(900)}`,
      };
      yield [{ ...known, record: { ...record, ...words } }];
    }
  }
  const text = report(messages());
  expect(linesOf(text, 'remove')).toHaveLength(REPORT_LIMITS.copied);
  expect(text.length).toBeLessThan(1_500_000);
});

test('what bounces say stays text', () => {
  const text = report([
    [hostile()],
    [unnamed(HOSTILE)],
    [sample({ recipient: '<img src=x>@example.jp' })],
    of({ ...SPF, title: HOSTILE, evidence: { ips: [HOSTILE], domains: [], urls: [], dnsbl: [HOSTILE] } }),
  ]);
  expect(text).not.toMatch(/<b>`|<img|<a href="https/);
  expect(text).toContain('&lt;img src=x&gt;@example.jp');
});

test('only templates are markup, whatever an object read from JSON looks like', () => {
  const forged = { text: '<b>', toString: () => '<b>' } as unknown as string;
  expect(String(html`<p title="${'"><i>'}">${forged}${null}${[1, html`<i></i>`]}</p>`)).toBe(
    '<p title="&quot;&gt;&lt;i&gt;">&lt;b&gt;1<i></i></p>',
  );
});
