import { describe, expect, test } from 'vitest';
import { html } from '../../src/output/text/html.ts';
import { report } from './report.ts';
import { HOSTILE, hostile, sample } from './sample.ts';

const unnamed = (diagnosticCode: string) => sample({ rule: null, reason: 'undefined', diagnosticCode, list: 'hold' });

describe('the report of a scan', () => {
  const text = report([
    [sample()],
    [sample({ date: '2026-11-22T09:00:00+09:00' })],
    [
      sample({
        recipient: 'full@example.jp',
        reason: 'mailboxfull',
        title: '容量超過',
        list: 'keep',
        hardBounce: false,
      }),
    ],
    [sample({ ...unnamed('599 frobnicated').record, recipient: 'jiro@example.net' })],
  ]);

  test('tells totals, shares, and each reason with cause and remedy', () => {
    expect(text).toContain('通知の日付: 2026-11-20 から 2026-11-22');
    expect(text).toMatch(/<dt>読んだメール<\/dt><dd>4通/);
    expect(text).toMatch(/宛先不明\(userunknown\)<\/th><td class="count">2<\/td><td class="count">50\.0%/);
    expect(text).toMatch(/aria-label="恒久・一時: 恒久[^"]* 75\.0%、一時[^"]* 25\.0%"/);
    expect(text).toContain('容量超過(mailboxfull) 1件');
    expect(text).toContain('<dt>原因</dt>');
  });

  test('lists every address once, by what to do with it', () => {
    expect(text).toMatch(/名簿から外す宛先\(1件\)[\s\S]*様子を見る宛先\(2件\)[\s\S]*残す宛先\(0件\)/);
    expect(text.match(/<th scope="row">taro@docomo\.ne\.jp/g)).toHaveLength(1);
    expect(text).toMatch(
      /<th scope="row">full@example\.jp<\/th><td>「容量超過」などの一時エラーが1日分\(まだ外しません\)<\/td>/,
    );
  });

  test('shows the words that no rule names', () => {
    expect(text).toContain('599 frobnicated');
    expect(text).toMatch(/mail\/returned\.eml 1通目/);
  });

  test('needs nothing from anywhere', () => {
    expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(text).not.toMatch(/<script|<link|<img|src=|href="(?!#)|url\((?!#)|@import/);
  });
});

test('an empty run still makes a report', () => {
  expect(report([])).toContain('ありません。');
});

test('tables are cut, which is said with the command that gives all', () => {
  const many = Array.from({ length: 30 }, (_, i) => [sample({ recipient: `u${i}@example.jp` })]);
  const limits = { rows: 10, words: 5 };
  const text = report([...many, ...Array.from({ length: 9 }, (_, i) => [unnamed(`599 word${i}`)])], limits);
  expect(text.match(/<th scope="row">u\d+@/g)).toHaveLength(10);
  expect(text).toContain('30件のうち 10件を載せています');
  expect(text).toContain('bounce-doctor scan --by recipient --format csv --output recipients.csv');
  expect(text.match(/599 word/g)).toHaveLength(5);
  expect(text).toContain('数が多いため、5件を載せています');
});

test('a hundred thousand addresses and words do not make it large', () => {
  function* messages() {
    for (let i = 0; i < 100_000; i++)
      yield [i % 2 ? sample({ recipient: `u${i}@e${i}.example.jp` }) : unnamed(`599 ${i} ${'x'.repeat(900)}`)];
  }
  expect(report(messages()).length).toBeLessThan(500_000);
});

test('what bounces say stays text', () => {
  const text = report([[hostile()], [unnamed(HOSTILE)], [sample({ recipient: '<img src=x>@example.jp' })]]);
  expect(text).not.toMatch(/<b>|<img|<a href="https/);
  expect(text).toContain('&lt;img src=x&gt;@example.jp');
});

test('only templates are markup, whatever an object read from JSON looks like', () => {
  const forged = { text: '<b>', toString: () => '<b>' } as unknown as string;
  expect(String(html`<p title="${'"><i>'}">${forged}${null}${[1, html`<i></i>`]}</p>`)).toBe(
    '<p title="&quot;&gt;&lt;i&gt;">&lt;b&gt;1<i></i></p>',
  );
});
