import { describe, expect, test } from 'vitest';
import { inspectFolder } from '../../src/check/rules/folder.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';
import { folderOf } from './support.ts';

const TODAY = '2026-11-22';
const ours = loadBuiltInTable();

/** What is told about a folder that joins our rules, as `line:col level message`. */
function told(content: string): readonly string[] {
  const { problems } = inspectFolder(folderOf({ 'x.yaml': content }), () => ours, TODAY);
  return problems.map(({ line, column, level, message }) => `${line}:${column} ${level} ${message}`);
}

interface Written {
  readonly id?: string;
  readonly when?: string;
  readonly more?: string;
  readonly match?: readonly string[];
  readonly nomatch?: readonly string[];
}

const entry = ({
  id = 'own/a',
  when = 'text: ["quux frozen"]',
  more = '',
  match = ['550 Quux frozen'],
  nomatch = [],
}: Written) =>
  [
    `  - id: ${id}`,
    '    reason: suspend',
    `    when: { ${when} }`,
    ...(more === '' ? [] : [`    ${more}`]),
    ...(more.startsWith('source') ? [] : ['    source: [observed]']),
    `    examples: { match: ${JSON.stringify(match)}, nomatch: ${JSON.stringify(nomatch)} }`,
    '',
  ].join('\n');
const rules = (...written: readonly Written[]): string => `rules:\n${written.map(entry).join('')}`;

describe('a class of words', () => {
  const problemsOf = (words: string, phrase: string) =>
    inspectFolder(
      folderOf({ 'words.yaml': `words:\n  色: ${words}\n`, 'x.yaml': rules({ when: `text: [${phrase}]`, match: [] }) }),
      () => ours,
      TODAY,
    ).problems.map(({ file, message }) => `${file.replace(/^.*[/]/, '')} ${message}`);

  test('need not bring something new to each phrase, yet each word to one', () => {
    expect(problemsOf('["quux", "zorb"]', '"{色} frozen cold", "zorb frozen", "{色} iced"')).toEqual([]);
    expect(problemsOf('["quux", "zorb", "big zorb"]', '"{色} frozen"')).toEqual([
      expect.stringMatching(/^words\.yaml \{色\} の "big zorb" は、どの語句でも要りません/),
    ]);
  });
});

describe('rules that join ours', () => {
  test('are told nothing when they are sound', () => {
    expect(told(rules({}))).toEqual([]);
  });

  const rows: readonly (readonly [what: string, content: string, message: RegExp])[] = [
    [
      'an example that another rule takes',
      rules({ when: 'reply: ["550"]', match: ['550 User unknown'] }),
      /^6:25 error own\/a: 例 "550 User unknown" は .*userunknown\/user-unknown/,
    ],
    [
      'an example that nothing hits',
      rules({ match: ['quux quux'] }),
      /^6:25 error own\/a: 例 "quux quux" は.*どの規則にも当たりません/,
    ],
    [
      'no example of bare codes',
      rules({ when: 'status: ["5.9.9"]', match: [] }),
      /^2:5 error own\/a: seen か examples\.match に例を1つ以上/,
    ],
    [
      'a phrase whose sentences others take',
      rules({ when: 'text: ["quux frozen", "quux user unknown in virtual alias table"]' }).replace(
        'suspend',
        'rejected',
      ) + entry({ id: 'own/b', when: 'text: ["user unknown in virtual alias table"], seen: notice', match: [] }),
      /^4:35 error own\/a: 語句 "quux user unknown in virtual alias table" だけに当たる例がありません/,
    ],
    [
      'an alternative that says nothing new',
      rules({ when: 'text: ["quux {frozen|iced|}", "quux {is|} {frozen|iced}", "zorb {very|} cold"]', match: [] }),
      /^4:20 error own\/a: 語句 "quux \{frozen\|iced\|\}": .*先頭と末尾/,
    ],
    [
      'an alternative that another phrase of the rule takes',
      rules({ when: 'text: ["quux {frozen|iced}", "quux iced"]', match: [] }),
      /^4:20 error own\/a: 語句 "quux \{frozen\|iced\}" の選択肢 "iced" は、なくても/,
    ],
    [
      'an optional word that runs together with the next',
      rules({ when: 'text: ["quux {very|}{much|} frozen"]', match: [] }),
      /^4:20 error own\/a: 語句 "quux \{very\|\}\{much\|\} frozen" は ".*" とも読めますが.*空白を直して/,
    ],
    [
      'a class of words that nobody wrote',
      rules({ when: 'text: ["{NOBODY} frozen"]', match: [] }),
      /^4:20 error own\/a: 語句 "\{NOBODY\} frozen": \{NOBODY\} は読めません/,
    ],
    [
      'a phrase that a shorter one swallows',
      rules({
        when: 'text: ["quux frozen", "quux frozen solid"]',
        match: ['550 Quux frozen', '550 quux frozen solid'],
      }),
      /^4:35 error own\/a: 語句 "quux frozen solid" は、同じ規則の短い語句 "quux frozen" だけで/,
    ],
    [
      'a phrase written twice in a rule',
      rules({ when: 'text: ["quux frozen", "quux frozen"]' }),
      /^4:35 error own\/a: 語句 "quux frozen" が2回/,
    ],
    [
      'the same phrase in two rules',
      rules({}, { id: 'own/b' }),
      /^9:20 error own\/b: 語句 "quux frozen" は own\/a\(x\.yaml:2\)にも/,
    ],
    [
      'the same codes in two rules',
      rules(
        { when: 'status: ["5.9.9"]', match: ['550 5.9.9 zorb'] },
        { id: 'own/b', when: 'status: ["5.9.9"]', match: ['550 5.9.9 zorb'] },
      ),
      /own\/b: 条件が own\/a\(x\.yaml:2\)と同じです/,
    ],
    [
      'a tie',
      rules(
        { id: 'own/b', when: 'text: ["zorb frozen"]', match: ['550 zorb frozen, frozen quux'] },
        { id: 'own/c', when: 'text: ["frozen quux"]', match: ['550 frozen quux'] },
      ),
      /^6:25 error own\/b: 例 "550 zorb frozen, frozen quux" は own\/c と引き分けです/,
    ],
    [
      'a counter-example that hits',
      rules({ when: 'text: ["quux frozen"]', more: 'not: { text: ["solid"] }', nomatch: ['550 quux frozen'] }),
      /nomatch の例 "550 quux frozen" がこの規則に当たります/,
    ],
    [
      'a counter-example that proves nothing',
      rules({ more: 'not: { text: ["solid"] }', nomatch: ['550 zorb solid'] }),
      /nomatch の例 "550 zorb solid" は not や日付を外しても/,
    ],
    [
      'a veto without a counter-example',
      rules({ more: 'not: { text: ["solid"] }' }),
      /^5:10 error own\/a: not の語句のうち.*"solid"/,
    ],
    ['a name of ours', rules({ id: 'userunknown/user-unknown' }), /^2:9 warning .*付属の規則の代わりに/],
    [
      'an old source',
      rules({ more: 'source: [{ url: "https://example.com/", checked: 2020-01-01 }]' }),
      /^5:14 warning own\/a: 出典を確かめてから 1 年以上/,
    ],
    [
      'an unknown provider',
      rules({ when: 'provider: [nobody], text: ["quux frozen"]' }),
      /^4:24 error own\/a: providers\.yaml に nobody はありません/,
    ],
    [
      'an unknown rule in over',
      rules({ more: 'over: ["own/z"]' }),
      /^5:12 error own\/a: 規則の一覧 に own\/z はありません/,
    ],
    [
      'an unknown placeholder',
      rules({ more: 'cause: "{who} は凍っています。"' }),
      /^5:12 error \{who\} という差し込みはありません。使えるのは \{recipient\}/,
    ],
    [
      'a missing source',
      'rules:\n  - id: own/a\n    reason: suspend\n    when: { text: ["quux frozen"] }\n    examples: { match: ["550 quux frozen"] }\n',
      /source がありません。出典/,
    ],
    [
      'a phrase in capitals',
      rules({ when: 'text: ["Quux Frozen"]' }),
      /^4:20 error own\/a: 語句 "Quux Frozen" は "quux frozen" と書いてください/,
    ],
    ['an empty list of phrases', rules({ when: 'text: []' }), /一覧が空です/],
    [
      'a missing reason',
      'rules:\n  - id: own/a\n    when: { text: ["quux frozen"] }\n    source: [observed]\n    examples: { match: ["550 quux frozen"] }\n',
      /^2:5 error reason がありません/,
    ],
  ];

  test.each(rows)('%s is told where it stands', (_, content, message) => {
    expect(told(content)).toContainEqual(expect.stringMatching(message));
  });

  test('classes of words stand in a file of their own', () => {
    const folder = folderOf({
      'words.yaml': 'words:\n  QUUX: ["quux", "zorb"]\n',
      'x.yaml': rules({ when: 'text: ["{QUUX} {is|} frozen"]', match: ['550 Zorb is frozen'] }),
    });
    expect(inspectFolder(folder, () => ours, TODAY).problems).toEqual([]);
  });

  test('sentences that somebody received are run like examples', () => {
    const seen = 'seen: [{ text: "550 Quux frozen", at: example.jp, on: 2026-11 }, "550 nothing of the kind"]';
    expect(told(rules({ match: [], more: seen }))).toEqual([
      expect.stringMatching(/^5:\d+ error own\/a: 例 "550 nothing of the kind" は/),
    ]);
  });

  test('a rule that can never win is told so', () => {
    const content = rules(
      { when: 'text: ["quux frozen"], reply: ["550"]' },
      { id: 'own/b', when: 'text: ["a quux frozen"], reply: ["550"]', more: 'over: []', match: ['550 a quux frozen'] },
    );
    expect(told(content)).toEqual([]);
    const client = `client: mine\ntitle: 画面\nrules:\n${entry({ id: 'own/c', when: 'text: ["a quux frozen solid"]', match: ['a quux frozen solid'] })}`;
    const folder = folderOf({ 'x.yaml': rules({}), 'clients/y.yaml': client });
    const { problems } = inspectFolder(folder, () => ours, TODAY);
    expect(problems.map(({ file, message }) => `${file} ${message}`)).toContainEqual(
      expect.stringMatching(/^clients\/y\.yaml own\/c: この規則は勝つことがありません。同じ文に必ず own\/a が当たり/),
    );
  });
});
