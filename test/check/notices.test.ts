import { describe, expect, test } from 'vitest';
import { inspectFolder } from '../../src/check/rules/folder.ts';
import { inspectNotices } from '../../src/check/rules/words/notices.ts';
import { readRuleFolder } from '../../src/rules/files/files.ts';
import { loadTable } from '../../src/rules/files/load.ts';
import type { NoticeWording } from '../../src/rules/files/types.ts';
import { parseWording } from '../../src/rules/notices/compile.ts';
import { without } from '../../src/rules/phrase/expand.ts';
import { toLine, writePattern } from '../../src/rules/phrase/pattern.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';
import { checkNotices } from '../../src/rules/table/check-notices.ts';
import { folderOf } from './support.ts';

const { table } = loadTable(readRuleFolder('rules'));
const { notices, words } = table;

/** What is said of wordings by a file of their own. */
function told(wordings: readonly string[]): readonly string[] {
  const content = ['title: x', 'wordings:', ...wordings.map((one) => `  - ${one}`)].join('\n');
  const loaded = loadTable([{ file: 'notices/x.yaml', content }]);
  const problems = [...loaded.problems, ...checkNotices(loaded.table.notices, words)];
  const all = problems.length > 0 ? problems : inspectNotices(loaded.table.notices, words);
  return all.map(({ line, message }) => `${line} ${message}`);
}

describe('wordings of notices', () => {
  test('are told nothing when they are sound', () => {
    expect(told(['{ role: failing, text: ["was {eaten|lost}"], match: ["It was eaten"] }'])).toEqual([]);
  });

  test.each([
    ['{ role: eating, text: ["was eaten"], match: ["x"] }', /次のどれか/],
    ['{ role: stage, text: ["was eaten"], match: ["was eaten"] }', /command は role: stage/],
    ['{ role: failing, text: ["Was eaten"], match: ["was eaten"] }', /"was eaten" と書いて/],
    ['{ role: failing, text: ["{a|of} *  eaten"], match: ["x"] }', /いつもある語が必要/],
    ['{ role: failing, text: ["was eaten"], match: ["was eaten", "was lost"] }', /"was lost" には、ここのどの/],
    [
      '{ role: failing, text: ["was eaten", "was lost"], match: ["was eaten"] }',
      /"was lost" だけに当たる例がありません/,
    ],
    ['{ role: failing, text: ["was {eaten|eaten up}"], match: ["was eaten"] }', /選択肢 "eaten up" は、なくても/],
  ])('are refused: %s', (wording, message) => {
    expect(told([wording])[0]).toMatch(message);
  });

  test('belong to our own table', () => {
    const folder = folderOf({ 'notices/x.yaml': 'title: x\nwordings: []\n' });
    const { problems } = inspectFolder(folder, loadBuiltInTable, '2026-11-22');
    expect(problems.map(({ level }) => level)).toContain('error');
  });
});

/** A generator with a seed, so that a failure can be seen again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 0x5851f42d) + 0x14057b7e) >>> 0;
    return Math.floor((state / 0x100000000) * below);
  };
}

const draw = random(20261130);
const pick = <T>(items: readonly T[]): T => items[draw(items.length)] as T;
const all = notices.flatMap((of) => of.text.map((wording, index) => ({ of, wording, index })));
const alternatives = all.flatMap(({ of, wording, index }) => {
  const parsed = parseWording(wording, words);
  if (!parsed.ok) throw new Error(parsed.fault);
  const { pattern } = parsed;
  return pattern
    .flat()
    .flatMap((place, i) =>
      place.length > 1 ? place.map((said, j) => ({ of, wording, index, pattern, said, i, j })) : [],
    );
});

/** Some wordings with another one in the place of one, or none. */
const changedAt = (of: NoticeWording, index: number, other: readonly string[]): NoticeWording => ({
  ...of,
  text: of.text.flatMap((one, i) => (i === index ? other : [one])),
});

/** The faults of all wordings of one role, with another one in the place of one. */
function faultsWith(of: NoticeWording, index: number, other: readonly string[]): number {
  const changed = changedAt(of, index, other);
  const beside = notices.filter(({ role, command }) => role === of.role && command === of.command);
  return inspectNotices(
    beside.map((one) => (one === of ? changed : one)),
    words,
  ).length;
}

describe('deletions are noticed', () => {
  test('of many', () => {
    expect(all.length).toBeGreaterThan(200);
    expect(alternatives.length).toBeGreaterThan(1000);
  });

  // Its own examples tell, whatever other files say.
  test.each(all.map((it) => [it.wording, it.of.role, it] as const))(
    'of the wording %j of %s',
    (_, __, { of, index }) => {
      expect(inspectNotices([changedAt(of, index, [])], words)).not.toEqual([]);
    },
  );
});

describe('every alternative is heard where no other is', () => {
  test('and is not missed where it is not needed', () => {
    expect(inspectNotices(notices, words)).toEqual([]);
  });

  test.each(Array.from({ length: 10 }, () => pick(alternatives)).map((it) => [it.said, it.wording, it] as const))(
    'so that %j in %j, said twice, is a fault',
    (_, __, { of, index, wording, pattern, i, j }) => {
      const less = writePattern(toLine(without(pattern, i, j)));
      expect(faultsWith(of, index, [wording, less])).toBeGreaterThan(0);
    },
  );
});
