import type { Rule, RuleTable } from '../../../rules/files/types.ts';
import type { TableProblem } from '../../../rules/files/yaml.ts';
import { winner } from '../../../rules/match/match.ts';
import { choicesWith, covering, without } from '../../../rules/phrase/expand.ts';
import { normalizePhrase, normalizeText } from '../../../rules/phrase/normalize.ts';
import { fromLine, type Pattern, toLine, type Words } from '../../../rules/phrase/pattern.ts';
import { compileLine } from '../../../rules/phrase/phrase.ts';
import { findLine } from '../../../rules/table/phrases.ts';
import type { Bench, Trial } from '../ground/bench.ts';
import { fault } from '../ground/fault.ts';
import { examplesOf, sentenceOf } from '../ground/sentences.ts';

/** Enough ways to say a phrase to find one that nothing else takes. */
const MOST_SAYINGS = 12;
const FEW_SAYINGS = 3;

/** Each phrase, and each alternative in one, is the only one of its rule that hits a sentence which the rule wins. */
export function unneededPhrases(rule: Rule, written: readonly Trial[], bench: Bench): readonly TableProblem[] {
  return phrasesOf(rule, bench).flatMap((phrase): readonly TableProblem[] => {
    const isAlone = (trial: Trial) =>
      trial.phrases.has(phrase.number) && phrase.others.every((i) => !trial.phrases.has(i));
    const alone = written.filter(isAlone);
    const sayings = (choices: Iterable<readonly number[]>) => trialsOf(phrase.pattern, choices, rule, bench);
    const won = (trial: Trial) => isAlone(trial) && winner(trial.looks)?.rule.id === rule.id;
    if (alone.length === 0 && !some(sayings(covering(phrase.pattern)), won)) return [unneeded(rule, phrase)];
    return alternativesOf(phrase.pattern, bench.table.words).flatMap(({ place, alternative, words }) => {
      const rest = withoutAlternative(phrase.pattern, place, alternative);
      const isIts = (trial: Trial) => !rest(trial);
      const needed =
        alone.some(isIts) ||
        some(
          sayings(choicesWith(phrase.pattern, place, alternative, MOST_SAYINGS)),
          (trial) => won(trial) && isIts(trial),
        );
      return needed ? [] : [unneeded(rule, phrase, words)];
    });
  });
}

/** A phrase of a rule: where it is written, and the rule's other ones. */
interface RulePhrase {
  readonly path: readonly PropertyKey[];
  readonly text: string;
  readonly number: number;
  readonly pattern: Pattern;
  readonly others: readonly number[];
}

function phrasesOf(rule: Rule, bench: Bench): readonly RulePhrase[] {
  const { text, weak } = bench.compiled(rule);
  const all = [...text, ...weak];
  const named = (key: 'text' | 'weak', numbers: readonly number[]) =>
    numbers.map((number, i) => ({
      path: ['when', key, i],
      text: rule.when[key]?.[i] ?? '',
      number,
      pattern: fromLine(bench.lines[number] as string),
      others: all.filter((other) => other !== number),
    }));
  return [...named('text', text), ...named('weak', weak)];
}

function* trialsOf(pattern: Pattern, choices: Iterable<readonly number[]>, rule: Rule, bench: Bench): Generator<Trial> {
  for (const choice of choices)
    for (const example of examplesOf(sentenceOf(pattern, choice), rule, bench.table)) yield bench.try(example);
}

function some<T>(items: Iterable<T>, holds: (item: T) => boolean): boolean {
  for (const item of items) if (holds(item)) return true;
  return false;
}

/** Those written in the phrase: a class of words has to be needed as a whole, see `unneededWords`. */
function alternativesOf(pattern: Pattern, classes: Words) {
  const shared = new Set(Object.values(classes).map((words) => words.map(normalizePhrase).join('|')));
  return pattern
    .flat()
    .flatMap((alternatives, place) =>
      alternatives.length === 1 || shared.has(alternatives.join('|'))
        ? []
        : alternatives.map((words, alternative) => ({ place, alternative, words })),
    );
}

/** Each word of a class is needed in one phrase at least that names the class; wordings of notices have their own check. */
export function unneededWords({ words, rules, notices }: RuleTable, bench: Bench): readonly TableProblem[] {
  return Object.entries(words).flatMap(([name, list]) => {
    const users = rules.flatMap((rule) => phrasesOf(rule, bench).map((phrase) => ({ rule, phrase })));
    const naming = users.filter(({ phrase }) => phrase.text.includes(`{${name}}`));
    if (naming.length === 0 && notices.some(({ text }) => text.some((wording) => wording.includes(`{${name}}`))))
      return [];
    const key = list.map(normalizePhrase).join('|');
    return list.flatMap((word, alternative) => {
      const needed = naming.some(({ rule, phrase: { pattern } }) =>
        pattern.flat().some((place, at) => {
          if (place.join('|') !== key) return false;
          const rest = withoutAlternative(pattern, at, alternative);
          return some(
            trialsOf(pattern, choicesWith(pattern, at, alternative, FEW_SAYINGS), rule, bench),
            (trial) => winner(trial.looks)?.rule.id === rule.id && !rest(trial),
          );
        }),
      );
      return needed ? [] : [inWords(`{${name}} の "${word}" は、どの語句でも要りません。消してください`)];
    });
  });
}

const inWords = (message: string): TableProblem => ({
  ...{ file: 'words.yaml', line: 1, column: 1, level: 'error' },
  message,
});

/** Whether what is left of a pattern hits, too. */
function withoutAlternative(pattern: Pattern, place: number, alternative: number): (trial: Trial) => boolean {
  const rest = compileLine(toLine(without(pattern, place, alternative)), () => 0);
  return ({ texts }) => rest !== null && texts.some((text) => findLine(normalizeText(text), rest) !== null);
}

function unneeded(rule: Rule, { path, text }: RulePhrase, words?: string): TableProblem {
  if (words === undefined)
    return fault(rule, path, `語句 "${text}" だけに当たる例がありません。例を足すか、語句を消してください`);
  const name = words === '' ? '空の選択肢' : `選択肢 "${words.trim()}" `;
  return fault(rule, path, `語句 "${text}" の${name}は、なくても同じ文に当たるか、あっても勝てません。消してください`);
}
