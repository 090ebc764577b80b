import { expect, test } from 'vitest';
import { type Bench, createBench } from '../../src/check/rules/ground/bench.ts';
import { examplesOf, sentenceOf } from '../../src/check/rules/ground/sentences.ts';
import { inspectRule } from '../../src/check/rules/inspect.ts';
import { publishedNames } from '../../src/check/rules/published.ts';
import { readRuleFolder } from '../../src/rules/files/files.ts';
import { type Loaded, loadTable } from '../../src/rules/files/load.ts';
import type { Example, Rule } from '../../src/rules/files/types.ts';
import { winner } from '../../src/rules/match/match.ts';
import { type Choice, choicesWith, covering, without } from '../../src/rules/phrase/expand.ts';
import { normalizePhrase } from '../../src/rules/phrase/normalize.ts';
import { type Pattern, parsePattern, toLine, writePattern } from '../../src/rules/phrase/pattern.ts';
import { compileTable } from '../../src/rules/table/compile.ts';

const sources = readRuleFolder('rules');
const whole = loadTable(sources);

/** A generator with a seed (mulberry32), so that a failure can be seen again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** The file without a text that stands at a place; what is left of an inline list stays a list. */
function withoutText(content: string, line: number, column: number): string {
  const lines = content.split('\n');
  const text = lines[line - 1] ?? '';
  const [quoted = ''] = /^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'/.exec(text.slice(column - 1)) ?? [];
  const head = text.slice(0, column - 1);
  const isItem = /^\s*- $/.test(head);
  const rest = text.slice(column - 1 + quoted.length);
  const kept = rest.startsWith(',') ? head + rest.replace(/^, ?/, '') : head.replace(/, ?$/, '') + rest;
  return lines.flatMap((one, i) => (i !== line - 1 ? [one] : isItem ? [] : [kept])).join('\n');
}

/** The file without the block that a rule is. */
function withoutRule(content: string, line: number, column: number): string {
  const lines = content.split('\n');
  const item = ' '.repeat(column - 3);
  const end = lines.findIndex((one, i) => i >= line && one.trim() !== '' && !one.startsWith(`${item}  `));
  return [...lines.slice(0, line - 1), ...(end < 0 ? [] : lines.slice(end))].join('\n');
}

/** Our rules with one file exchanged. */
function reload(file: string, content: string): Loaded {
  return loadTable([{ file, content }]);
}

function read(phrase: string): Pattern {
  const parsed = parsePattern(phrase, whole.table.words);
  if (!parsed.ok) throw new Error(parsed.fault);
  return parsed.pattern;
}

const draw = random(20261122);
const phrasesOf = ({ when }: Rule) =>
  (['text', 'weak'] as const).flatMap((list) => (when[list] ?? []).map((phrase) => ({ list, phrase })));
const bench = createBench(compileTable(whole.table));
const worded = whole.table.rules.filter((rule) => phrasesOf(rule).length > 0);
const pick = <T>(items: readonly T[]): T => items[draw(items.length)] as T;
const phraseDeletions = Array.from({ length: 40 }, () => {
  const rule = pick(worded);
  return { rule, ...pick(phrasesOf(rule)) };
});
/** Words of a class are needed as a whole (`unneededWords`), not in each phrase. */
const classes = new Set(Object.values(whole.table.words).map((words) => words.map(normalizePhrase).join('|')));
const alternatives = worded.flatMap((rule) =>
  phrasesOf(rule).flatMap(({ list, phrase }) => {
    const pattern = read(phrase);
    return pattern
      .flat()
      .flatMap((place, i) =>
        place.length > 1 && !classes.has(place.join('|'))
          ? place.map((_, j) => ({ rule, list, phrase, pattern, i, j }))
          : [],
      );
  }),
);
const alternativeDeletions = Array.from({ length: 40 }, () => pick(alternatives));
const vetoing = whole.table.rules.filter((rule) => rule.not.length > 0);
const vetoDeletions = Array.from({ length: 15 }, () => {
  const rule = pick(vetoing);
  return { rule, index: draw(rule.not.length) };
});
const ruleDeletions = Array.from({ length: 15 }, () => pick(whole.table.rules));

const contentOf = (rule: Rule): string => sources.find(({ file }) => file === rule.place.file)?.content ?? '';

/** The rule read anew without one of its texts. */
function ruleWithout(
  rule: Rule,
  path: readonly (string | number)[],
): { readonly left?: Rule; readonly faults: number } {
  const place = rule.at?.(path) ?? rule.place;
  const { table, problems } = reload(place.file, withoutText(contentOf(rule), place.line, place.column));
  const left = table.rules.find((one) => one.id === rule.id);
  return { ...(left && { left }), faults: problems.length };
}

/** What `rules check` says of a rule that stands in our table in place of the one of its name. */
function levelsWith(left: Rule): readonly string[] {
  return inspectRule(left, benchWith(left)).map(({ level }) => level);
}

/** An empty list of phrases is refused as such: without its only phrase a rule goes. */
function benchWith(left: Rule): Bench {
  const kept = phrasesOf(left).length > 0 || !('text' in left.when || 'weak' in left.when) ? [left] : [];
  const rules = whole.table.rules.flatMap((one) => (one.id === left.id ? kept : [one]));
  return createBench(compileTable({ ...whole.table, rules }));
}

const isWon = (example: Example, { id }: Rule, by: Bench): boolean => winner(by.try(example).looks)?.rule.id === id;

/** The rule with another phrase in the place of one, or with none. */
function ruleWith(rule: Rule, list: 'text' | 'weak', phrase: string, other: readonly string[]): Rule {
  const phrases = (rule.when[list] ?? []).flatMap((one) => (one === phrase ? other : [one]));
  return { ...rule, when: { ...rule.when, [list]: phrases } };
}

/** Sentences that a phrase, or one of its alternatives, wins for its rule. */
const wonBy = (rule: Rule, pattern: Pattern, sayings: Iterable<Choice>): readonly Example[] =>
  [...sayings]
    .flatMap((choice) => examplesOf(sentenceOf(pattern, choice), rule, whole.table))
    .concat(rule.seen, rule.match)
    .filter((example) => isWon(example, rule, bench));

test('there are alternatives to delete', () => {
  expect(alternatives.length).toBeGreaterThan(1000);
});

test.each(phraseDeletions.map((it) => [it.phrase, it.rule.id, it] as const))(
  'without the phrase "%s" %s loses a sentence',
  (phrase, _, { rule, list }) => {
    const pattern = read(phrase);
    const left = benchWith(ruleWith(rule, list, phrase, []));
    const won = wonBy(rule, pattern, covering(pattern));
    expect(won.some((example) => !isWon(example, rule, left))).toBe(true);
  },
);

test.each(alternativeDeletions.map((it) => [it.pattern.flat()[it.i]?.[it.j], it.phrase, it.rule.id, it] as const))(
  'without "%s" in the phrase "%s" %s loses a sentence',
  (_, phrase, __, { rule, list, pattern, i, j }) => {
    const left = benchWith(ruleWith(rule, list, phrase, [writePattern(toLine(without(pattern, i, j)))]));
    const won = wonBy(rule, pattern, choicesWith(pattern, i, j, 12));
    expect(won.some((example) => !isWon(example, rule, left))).toBe(true);
  },
);

test.each(vetoDeletions.map((it) => [it.rule.not[it.index], it.rule.id, it] as const))(
  'without the veto "%s" %s fails',
  (veto, _, { rule, index }) => {
    const { left, faults } = ruleWithout(rule, ['not', 'text', index]);
    if (rule.not.length === 1) return expect(faults).toBeGreaterThan(0);
    expect((left as Rule).not).toEqual(rule.not.filter((one) => one !== veto));
    expect(levelsWith(left as Rule)).toContain('error');
  },
);

test.each(ruleDeletions.map((rule) => [rule.id, rule] as const))('without the rule %s the check fails', (id, rule) => {
  const { table, problems } = reload(rule.place.file, withoutRule(contentOf(rule), rule.place.line, rule.place.column));
  expect(problems).toEqual([]);
  expect(table.rules.map((one) => one.id)).not.toContain(id);
  const rules = [...whole.table.rules.filter((one) => one.place.file !== rule.place.file), ...table.rules];
  expect(rules.length).toBe(whole.table.rules.length - 1);
  const found = publishedNames({ ...whole.table, rules });
  expect(found.map(({ file, message }) => `${file} ${message}`)).toContainEqual(
    expect.stringContaining(`ids.yaml 規則 ${id} がなくなっています`),
  );
});
