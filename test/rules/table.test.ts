import { expect, test } from 'vitest';
import { proveRules } from '../../src/check/prove-rules.ts';
import { checkTable } from '../../src/rules/check-table.ts';
import { readRuleFolder } from '../../src/rules/files.ts';
import { loadTable } from '../../src/rules/load.ts';
import type { TableProblem } from '../../src/rules/yaml.ts';

const { table, problems } = loadTable(readRuleFolder('rules'));
const tell = (all: readonly TableProblem[]) => all.map((p) => `rules/${p.file}:${p.line}:${p.column} ${p.message}`);

test('every rule file is well formed', () => {
  expect(tell(problems)).toEqual([]);
  expect(tell(checkTable(table))).toEqual([]);
  expect(table.rules.length).toBeGreaterThan(100);
});

test('every example comes out as its own rule, and every phrase is needed by one', () => {
  expect(tell(proveRules(table))).toEqual([]);
});
