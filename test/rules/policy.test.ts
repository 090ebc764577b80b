import { describe, expect, test } from 'vitest';
import { REASONS } from '../../src/model.ts';
import { loadTable } from '../../src/rules/files/load.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';
import { checkTable } from '../../src/rules/table/check-table.ts';
import { joinTables } from '../../src/rules/table/join.ts';
import { limitedTo } from '../../src/rules/table/policy.ts';

const ours = loadBuiltInTable();
const theirs = (content: string) => loadTable([{ file: 'policy.yaml', content }], { joins: true });

test('ours has an answer to every reason', () => {
  expect(Object.keys(ours.policy.reasons).sort()).toEqual([...REASONS].sort());
  expect(ours.policy).toMatchObject({ times: 5, within: 180 });
});

describe("a user's", () => {
  test('changes what it names and nothing else', () => {
    const { table, problems } = theirs(
      'soft: { times: 3 }\ngroups:\n  - { counts: never, reasons: [filtered] }\n  - { counts: days, times: 9, reasons: [mailboxfull] }\n',
    );
    expect(problems).toEqual([]);
    const { policy } = joinTables(ours, table);
    expect(policy).toMatchObject({ times: 3, within: 180 });
    expect(policy.reasons.filtered).toEqual({ counts: 'never' });
    expect(policy.reasons.mailboxfull).toEqual({ counts: 'days', times: 9 });
    expect(policy.reasons.expired).toEqual(ours.policy.reasons.expired);
  });

  test.each([
    ['soft: { times: 0 }', 1],
    ['soft: { within: half a year }', 1],
    ['groups: [{ counts: often, reasons: [filtered] }]', 1],
    ['groups:\n  - { counts: days, reasons: [filtered] }\n  - { counts: never, reasons: [filtered] }', 3],
  ])('is told where it is wrong: %s', (content, line) => {
    expect(theirs(content).problems).toMatchObject([{ file: 'policy.yaml', line, level: 'error' }]);
  });
});

test('a whole table without one is told the reasons that nobody counts', () => {
  const { table } = loadTable([]);
  const messages = checkTable(table).map(({ file, message }) => `${file} ${message}`);
  expect(messages).toContainEqual(expect.stringMatching(/^policy\.yaml .*userunknown/));
});

test('one number for all takes the place of those of reasons', () => {
  const limited = limitedTo(ours.policy, { times: 2 });
  expect(limited.times).toBe(2);
  expect(Object.values(limited.reasons).flatMap(({ times }) => times ?? [])).toEqual([]);
  expect(limited.reasons.blocked).toEqual({ counts: 'never' });
});
