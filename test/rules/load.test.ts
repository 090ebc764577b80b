import { describe, expect, test } from 'vitest';
import { loadTable } from '../../src/rules/files/load.ts';

const head = `reason: onhold
title: 判断保留
headline: 原因は分かりません。
cause: 原因は分かりません。
remedy: {}
side: unknown
hard: no
list: keep
resend: none
mend: 分かりません。
check: 通知を読む
letter: { to: side }
contact: general
rules:
`;
const load = (content: string, file = 'reasons/onhold.yaml') => loadTable([{ file, content }]);
const problems = (content: string, file?: string) =>
  load(content, file).problems.map((p) => `${p.line}:${p.column} ${p.message}`);

describe('a rule file', () => {
  test('keeps every scalar a string', () => {
    const { table, problems } = load(
      `${head}  - id: onhold/x\n    when: { status: [5.1.10], reply: [550] }\n    source: [observed]\n    examples: { match: ["550 5.1.10"] }\n`,
    );
    expect(problems).toEqual([]);
    expect(table.reasons.onhold).toMatchObject({ hard: 'no', list: 'keep', resend: null });
    expect(table.rules[0]?.when).toEqual({ status: ['5.1.10'], reply: ['550'] });
  });

  test.each([
    ['an unquoted phrase', '    when: { text: [user unknown] }', /^16:20 語句は引用符で囲んでください: "user unknown"/],
    ['a phrase that would be cut at #', '    when:\n      text:\n        - 550 #5.1.0', /引用符で囲んで/],
    ['an unknown key', '    when: { text: ["x y"], color: red }', /知らないキーです: color/],
    ['a bad status', '    when: { status: ["5.1"] }', /5\.1\.1、x\.7\.x/],
    ['an empty when', '    when: {}', /when が空です/],
    ['an unknown command', '    when: { command: [SEND] }', /CONN EHLO STARTTLS/],
  ])('%s is refused where it stands', (_, line, message) => {
    const found = problems(
      `${head}  - id: onhold/x\n${line}\n    source: [observed]\n    examples: { match: ["x y"] }\n`,
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  test.each([
    ['folded text', 'title: >\n  あ\n  い\n', /「>」/],
    ['quoted text over two lines', 'title: "あ\n  い"\n', /複数行/],
    ['broken YAML', 'title: "あ\n', /YAML として読めません/],
    ['an alias', 'title: &a あ\ncause: *a\n', /別名/],
  ])('%s is refused', (_, content, message) => {
    expect(problems(content).join('\n')).toMatch(message);
  });

  describe('sentences that depend on the mail', () => {
    const rule = (text: string) =>
      `${head}  - id: onhold/x\n    when: { text: ["x y"] }\n${text}    source: [observed]\n    examples: { match: ["x y"] }\n`;

    test('are the first that fits, a step may be none', () => {
      const { table, problems: found } = load(
        rule(
          '    cause:\n      - { when: [delay], say: "まだです。" }\n      - "だめでした。"\n    remedy:\n      sender:\n        - { when: [failed], say: "待つ" }\n        - "聞く"\n',
        ),
      );
      expect(found).toEqual([]);
      expect(table.rules[0]?.advice).toMatchObject({
        cause: [
          { when: ['delay'], say: 'まだです。' },
          { when: [], say: 'だめでした。' },
        ],
        remedy: { sender: [[{ when: ['failed'], say: '待つ' }], '聞く'] },
      });
    });

    test.each([
      [
        'without one for every mail',
        '    cause:\n      - { when: [delay], say: "まだです。" }\n',
        /^18:7 最後に、どのメールにも/,
      ],
      [
        'with a circumstance that nobody knows',
        '    cause:\n      - { when: [late], say: "あ" }\n      - "い"\n',
        /^18:18 次のどれかを書いてください: delay failed/,
      ],
      ['without a circumstance', '    cause:\n      - { when: [], say: "あ" }\n      - "い"\n', /^18:17 when が空です/],
      [
        'with a placeholder that nobody fills in',
        '    cause:\n      - { when: [delay], say: "{who}" }\n      - "い"\n',
        /\{who\} という差し込みはありません/,
      ],
    ])('%s are refused where they stand', (_, text, message) => {
      expect(problems(rule(text)).join('\n')).toMatch(message);
    });
  });

  test('without a source says how to write one', () => {
    const found = problems(`${head}  - id: onhold/x\n    when: { text: ["x y"] }\n    examples: { match: ["x y"] }\n`);
    expect(found.join('\n')).toContain('source がありません');
    expect(found.join('\n')).toContain('[observed]');
  });

  test('in an unknown place is refused', () => {
    expect(problems('a: b\n', 'other/x.yaml').join()).toContain('置き場所の分からない');
  });

  test('with one fault does not take the others with it', () => {
    const good = {
      file: 'terms.yaml',
      content: 'title: t\nterms:\n  - { id: a, names: ["A"], title: a, text: "b" }\n',
    };
    const { table, problems } = loadTable([{ file: 'reasons/x.yaml', content: ':' }, good]);
    expect(problems.length).toBeGreaterThan(0);
    expect(table.terms).toHaveLength(1);
  });
});
