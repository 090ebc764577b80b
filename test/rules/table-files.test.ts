import { describe, expect, test } from 'vitest';
import { compileRules } from '../../src/build/compile-rules.ts';
import { packNumbers, unpackNumbers } from '../../src/rules/packed/numbers.ts';
import { packSmallNumbers, unpackSmallNumbers } from '../../src/rules/packed/small-numbers.ts';
import type { CompiledTable } from '../../src/rules/table/compiled.ts';
import { fromFiles, toFiles } from '../../src/rules/table/table-files.ts';
import { indexTable } from '../../src/rules/table/table-index.ts';

describe('the compiled table as files', () => {
  const table = compileRules('rules').table as CompiledTable;
  const files = toFiles(table);
  const read = fromFiles((part) => Buffer.from(files[part]));

  test('is what it was before', () => {
    expect(structuredClone(read)).toEqual(structuredClone(table));
  });

  test('brings the index that the table has', () => {
    const { ids, codes, ruleAt, ...numbers } = indexTable(table);
    expect(read.index).toMatchObject(numbers);
    expect(read.index?.ids()).toEqual(ids());
    expect(read.index?.codes()).toEqual(codes());
    const rules = ids().map((_, i) => ruleAt(i));
    expect(rules).toEqual(table.rules);
    expect(rules.map((_, i) => read.index?.ruleAt(i))).toEqual(rules);
  });

  test('a table made of parts of it has no index that is of another', () => {
    expect({ ...read, rules: [] }.index).toBeUndefined();
    expect(structuredClone(read).index).toBeUndefined();
  });

  test('are all read at once: a package that is replaced later does not mix two tables', () => {
    const parts: string[] = [];
    const read = fromFiles((part) => {
      parts.push(part);
      return Buffer.from(files[part]);
    });
    expect(parts.sort()).toEqual(['json', 'lines', 'numbers']);
    expect(read.rules.at(-1)?.source).toEqual(table.rules.at(-1)?.source);
    expect(parts).toHaveLength(3);
  });
});

test('columns of numbers come out as they went in', () => {
  const columns = [Int32Array.of(1, -1, 70_000), Int32Array.of(), Int32Array.of(5)];
  const packed = packNumbers(columns);
  expect(unpackNumbers(packed)).toEqual(columns);
  expect(unpackNumbers(Buffer.concat([Buffer.of(0), packed]).subarray(1))).toEqual(columns);
});

test('small numbers take as many bytes as the largest of their column', () => {
  const columns = [Int32Array.of(0, 255), Int32Array.of(), Int32Array.of(1, 256, 65_536, 2 ** 31 - 1)];
  const packed = packSmallNumbers(columns);
  expect(packed.length).toBe(7 * 4 + 2 * 1 + 0 + 4 * 4);
  expect(unpackSmallNumbers(packed)).toEqual(columns);
  expect(unpackSmallNumbers(Buffer.concat([Buffer.of(0), packed]).subarray(1))).toEqual(columns);
});
