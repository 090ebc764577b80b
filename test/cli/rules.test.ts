import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../check/support.ts';
import { notice } from '../notice.ts';
import { cli } from './harness.ts';

const rule = (phrase: string, example: string, more = ''): string =>
  `rules:\n  - id: own/frozen\n    reason: suspend\n    when:\n      text: ["${phrase}"]\n${more}    source: [observed]\n    examples:\n      match: ["${example}"]\n`;

describe('rules check', () => {
  test('a sound folder joins our rules', async () => {
    const folder = folderOf({ 'frozen.yaml': rule('quux frozen', '550 Quux frozen') });
    expect(await cli(['rules', 'check', folder])).toEqual({
      code: 0,
      out: '規則 1 件、例 1 件: 誤り 0 件、注意 0 件\n',
      err: '',
    });
  });

  test('a fault is told as file:line:col in Japanese, with 1', async () => {
    const folder = folderOf({ 'frozen.yaml': rule('quux frozen', '550 Quux thawed') });
    const { code, out } = await cli(['rules', 'check', folder]);
    expect(code).toBe(1);
    expect(out).toContain(`${folder}/frozen.yaml:8:15 own/frozen: 例 "550 Quux thawed" は`);
    expect(out).toMatch(/誤り \d 件、注意 0 件\n$/);
  });

  test('a folder without rules, or none at all, is 2', async () => {
    expect(await cli(['rules', 'check', folderOf({ 'README.md': 'x' })])).toMatchObject({ code: 2, out: '' });
    expect(await cli(['rules', 'check', '/no/such/folder'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('rules list', () => {
  test('filters add up', async () => {
    const { code, out } = await cli([
      'rules',
      'list',
      '--format',
      'json',
      '--reason',
      'userunknown',
      '--text',
      'user unknown',
    ]);
    const { schema, rules } = JSON.parse(out) as { schema: number; rules: { id: string; reason: string }[] };
    expect([code, schema]).toEqual([0, 1]);
    expect(rules.map(({ id }) => id)).toContain('userunknown/user-unknown');
    expect(new Set(rules.map(({ reason }) => reason))).toEqual(new Set(['userunknown']));
  });

  test('is a table for people and for documents', async () => {
    const { out } = await cli(['rules', 'list', '--provider', 'docomo']);
    expect(out).toMatch(/^規則 +理由 +題 .*\ndocomo\//);
    const markdown = (await cli(['rules', 'list', '--provider', 'docomo', '--format', 'markdown'])).out;
    expect(markdown).toMatch(/^\| 規則 \| 理由 \| .*\n\| --- \|/);
    expect(markdown.trimEnd().split('\n').length).toBe(out.trimEnd().split('\n').length + 1);
  });

  test('of nothing is 1, a reason that does not exist 2', async () => {
    expect(await cli(['rules', 'list', '--text', 'frobnicate'])).toMatchObject({ code: 1 });
    expect(await cli(['rules', 'list', '--reason', 'frobnicate'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('rules list --unmatched', () => {
  const mail = (words: string): string => notice({ 'taro@example.net': words });

  test('counts what no phrase of a rule is in, alike words together, the most frequent first', async () => {
    const folder = folderOf({
      'a.eml': mail('550 5.0.0 zorb 12 says quux to <taro@example.net>'),
      'b.eml': mail('550 5.0.0 plugh frobnicates'),
      'c.eml': mail('550 5.0.0 zorb 345 says quux to <taro@example.net>'),
      'd.eml': mail('550 5.1.1 User unknown'),
    });
    const { code, out } = await cli(['rules', 'list', '--unmatched', folder, '--format', 'json']);
    const { unmatched } = JSON.parse(out) as { unmatched: { count: number; text: string }[] };
    expect(code).toBe(0);
    expect(unmatched.map(({ count }) => count)).toEqual([2, 1]);
    expect(unmatched[0]?.text).toMatch(/zorb \d+ says quux to <taro@example\.jp>/);
    expect(unmatched[1]?.text).toContain('plugh frobnicates');
    const table = await cli(['rules', 'list', '--unmatched', folder]);
    expect(table.out).toMatch(/^件数 +今の答え +言葉\n2 +\S+ +.*zorb.*\n1 .*plugh/);
  });

  test('reads the records of an earlier run, and says so where there is nothing', async () => {
    const folder = folderOf({ 'd.eml': mail('550 5.1.1 User unknown') });
    const records = (await cli(['scan', '--format', 'ndjson', '--no-progress', folder])).out;
    const file = path.join(folderOf({ 'r.ndjson': records }), 'r.ndjson');
    expect(await cli(['rules', 'list', '--unmatched', file])).toEqual({
      code: 0,
      out: '件数  今の答え  言葉\n',
      err: 'bounce-doctor: 規則の知らない言葉はありませんでした。\n',
    });
    expect(await cli(['rules', 'list', '--unmatched', '/no/such/folder'])).toMatchObject({ code: 2 });
  });
});

describe('rules new', () => {
  const LINE = '550 5.7.1 <hanako@corp.example.net>: Zorb gateway has quarantined you [198.51.100.7] id 4XkQz12Mb9Ly';

  test.each([
    ['a line with an address, a host and an id', LINE],
    ['words that our rules know', '550 5.1.1 User unknown'],
    ['Japanese', 'メールボックスが冬眠しています(0x800CCC78)'],
    ['a colon, a hash and quotes', '554 "Zorb": #gateway said: \'no thanks today\''],
  ])('%s: the draft passes rules check as it stands and wins', async (_, line) => {
    const folder = folderOf({});
    const file = path.join(folder, 'new.yaml');
    expect(await cli(['rules', 'new', '--reason', 'suspend', '--output', file, line])).toMatchObject({ code: 0 });
    expect(await cli(['rules', 'check', folder])).toMatchObject({ code: 0 });
    const { out } = await cli(['explain', '--rules', folder, '--format', 'ndjson', '-'], { stdin: `${line}\n` });
    expect(JSON.parse(out)).toMatchObject({ reason: 'suspend', rule: expect.stringMatching(/^own\//) });
  });

  test('nothing private gets into the draft', async () => {
    const { out } = await cli(['rules', 'new', LINE]);
    expect(out).toContain('text: ["zorb gateway has quarantined you"]');
    expect(out).not.toMatch(/hanako|corp\.example|198\.51|4XkQz12Mb9Ly/);
  });

  test('for a provider that is known it is a rule about that provider', async () => {
    const { out } = await cli(['rules', 'new', '--to', 'hanako@docomo.ne.jp', '550 Mailbox asleep tonight']);
    expect(out).toMatch(/provider: \[docomo\]/);
    expect(out).toContain('to: "taro@docomo.ne.jp"');
  });

  test('a line of codes alone has no words to go by', async () => {
    expect(await cli(['rules', 'new', '550 5.1.1'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('--rules', () => {
  const ours = ['explain', '--format', 'ndjson', '-'];
  const record = async (argv: readonly string[], env = {}) =>
    JSON.parse((await cli(argv, { stdin: '550 5.1.1 User unknown\n', env })).out);

  test("the user's rules outrank ours of the same tier, by flag or environment", async () => {
    const folder = folderOf({ 'x.yaml': rule('user unknown', '550 User unknown') });
    expect(await record(ours)).toMatchObject({ rule: 'userunknown/user-unknown' });
    expect(await record([...ours, '--rules', folder])).toMatchObject({ rule: 'own/frozen', reason: 'suspend' });
    expect(await record(ours, { BOUNCE_DOCTOR_RULES: folder })).toMatchObject({ rule: 'own/frozen' });
  });

  test('they show up in --explain', async () => {
    const folder = folderOf({ 'x.yaml': rule('user unknown', '550 User unknown') });
    const { explain } = await record([...ours, '--explain', '--rules', folder]);
    expect(explain.decidedBy).toBe('said');
    expect(explain.looks[0].hits.slice(0, 2)).toMatchObject([
      { rule: 'own/frozen', user: true, lostTo: null, lostBy: null },
      { rule: 'userunknown/user-unknown', user: false, lostTo: 'own/frozen', lostBy: 'user' },
    ]);
  });

  test('a fault in them is 2, told where it stands, and nothing is diagnosed', async () => {
    const folder = folderOf({ 'x.yaml': rule('user unknown', '550 User unknown', '    colour: red\n') });
    const { code, out, err } = await cli([...ours, '--rules', folder], { stdin: '550 User unknown\n' });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`${folder}/x.yaml:6:13 知らないキーです: colour`);
    expect(await cli([...ours, '--rules', '/no/such'], { stdin: 'x\n' })).toMatchObject({ code: 2, out: '' });
  });

  test('our own text of a reason can be replaced', async () => {
    const folder = folderOf({ 'x.yaml': 'reason: userunknown\ntitle: "社内の宛先なし"\n' });
    expect(await record([...ours, '--rules', folder])).toMatchObject({ title: '社内の宛先なし' });
  });
});
