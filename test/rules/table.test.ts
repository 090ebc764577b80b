import { expect, test } from 'vitest';
import { inspectRules } from '../../src/check/rules/inspect.ts';
import { readRuleFolder } from '../../src/rules/files/files.ts';
import { loadTable } from '../../src/rules/files/load.ts';
import type { TableProblem } from '../../src/rules/files/yaml.ts';
import { checkTable } from '../../src/rules/table/check-table.ts';
import { compileTable } from '../../src/rules/table/compile.ts';

const { table, problems } = loadTable(readRuleFolder('rules'));
const tell = (all: readonly TableProblem[]) => all.map((p) => `rules/${p.file}:${p.line}:${p.column} ${p.message}`);

test('every rule file is well formed', () => {
  expect(tell(problems)).toEqual([]);
  expect(tell(checkTable(table))).toEqual([]);
  expect(table.rules.length).toBeGreaterThan(100);
});

test('every example comes out as its own rule, and every phrase is needed by one', () => {
  const found = inspectRules({ table, whole: compileTable(table), today: '2026-11-22' });
  expect(tell(found.filter((p) => p.level === 'error'))).toEqual([]);
});

test('a page that our policy rests on is worth opening again after a year', () => {
  // What rules say of themselves is looked at above, and takes its time.
  const policy = { ...table, rules: [], terms: [], situations: [], notices: [] };
  const whole = compileTable(table);
  const of = (today: string) =>
    tell(inspectRules({ table: policy, whole, today })).filter((line) => line.startsWith('rules/policy.yaml'));
  expect(of('2026-11-30')).toEqual([]);
  const later = of('2999-01-01');
  expect(later).toHaveLength(5);
  expect(later[0]).toMatch(/^rules\/policy\.yaml:8:7 policy: 出典を確かめてから 1 年以上/);
});
