import type { NoticeWording } from '../../../rules/files/types.ts';
import type { TableProblem } from '../../../rules/files/yaml.ts';
import { compileNotices, parseWording } from '../../../rules/notices/compile.ts';
import { createHearing } from '../../../rules/notices/hearing.ts';
import { FRAMED, type Heard } from '../../../rules/notices/roles.ts';
import { choicesWith, say, without } from '../../../rules/phrase/expand.ts';
import { type Pattern, toLine, type Words, writePattern } from '../../../rules/phrase/pattern.ts';
import { quote } from '../ground/fault.ts';

/** What is heard on a line of one meaning, as far as it matters. */
type Hears = (line: string) => readonly string[];

interface Entry {
  readonly of: NoticeWording;
  readonly index: number;
  readonly wording: string;
  readonly pattern: Pattern;
  readonly hears: Hears;
}

/** Each wording is the only one of its meaning that is heard on a line beside it; each alternative in it is needed. */
export function inspectNotices(notices: readonly NoticeWording[], words: Words): readonly TableProblem[] {
  const entries = notices.flatMap((of) => of.text.map((wording, index) => entryOf(of, index, wording, words)));
  const same = (a: NoticeWording, b: NoticeWording): boolean => a.role === b.role && a.command === b.command;
  const others = (entry: Entry): Hears => {
    const beside = entries.filter((one) => one !== entry && same(one.of, entry.of));
    return (line) => beside.flatMap(({ hears }) => hears(line));
  };
  return [
    ...notices.flatMap((of) =>
      unheard(
        of,
        entries.filter((one) => one.of === of),
      ),
    ),
    ...entries.flatMap((entry) => unneeded(entry, others(entry), words)),
  ];
}

function entryOf(of: NoticeWording, index: number, wording: string, words: Words): Entry {
  const parsed = parseWording(wording, words);
  if (!parsed.ok) throw new Error(`${wording}: ${parsed.fault}`);
  return { of, index, wording, pattern: parsed.pattern, hears: hearing(of, wording, words) };
}

function hearing({ role }: NoticeWording, wording: string, words: Words): Hears {
  const hear = createHearing(compileNotices([{ role, command: null, text: [wording] }], words), [role]);
  const stand = FRAMED.has(role) ? ({ start, end }: Heard) => `${start}-${end}` : () => 'somewhere';
  return (line) => hear(line).map(stand);
}

const problem = ({ at }: NoticeWording, path: readonly PropertyKey[], message: string): TableProblem => ({
  ...at(path),
  level: 'error',
  message,
});

const unheard = (of: NoticeWording, entries: readonly Entry[]): readonly TableProblem[] =>
  of.match.flatMap((line, i) =>
    entries.some(({ hears }) => hears(line).length > 0)
      ? []
      : [problem(of, ['match', i], `例 ${quote(line)} には、ここのどの言い回しも当たりません`)],
  );

const tellsMore = (heard: readonly string[], others: readonly string[]): boolean =>
  heard.some((stand) => !others.includes(stand));

function unneeded(entry: Entry, others: Hears, words: Words): readonly TableProblem[] {
  const { of, index, wording, pattern, hears } = entry;
  if (!of.match.some((line) => tellsMore(hears(line), others(line))))
    return [
      problem(
        of,
        ['text', index],
        `言い回し "${wording}" だけに当たる例がありません。例(match)を足すか、消してください`,
      ),
    ];
  return alternativesOf(pattern).flatMap(({ place, alternative, said }) => {
    const rest = hearing(of, writePattern(toLine(without(pattern, place, alternative))), words);
    for (const choice of choicesWith(pattern, place, alternative, MOST_SAYINGS)) {
      const line = lineOf(say(pattern, choice));
      if (tellsMore(hears(line), [...rest(line), ...others(line)])) return [];
    }
    const name = said === '' ? '空の選択肢' : `選択肢 "${said.trim()}" `;
    return [
      problem(of, ['text', index], `言い回し "${wording}" の${name}は、なくても同じ行に当たります。消してください`),
    ];
  });
}

/** Enough ways to say a wording to find one that nothing else hears. */
const MOST_SAYINGS = 60;

const alternativesOf = (pattern: Pattern) =>
  pattern
    .flat()
    .flatMap((alternatives, place) =>
      alternatives.length === 1 ? [] : alternatives.map((said, alternative) => ({ place, alternative, said })),
    );

/** What stands in the place of what differs, and of the rest of words. */
const SAID: Readonly<Record<string, string>> = {
  '{host}': 'mx.example.jp',
  '{ip}': '192.0.2.1',
  '{number}': '12',
  '{word}': 'send',
  '{address}': 'taro@example.jp',
  '*': '...',
  '~': 'x',
};
const lineOf = (said: string): string =>
  said.replace(/\{(?:host|ip|number|word|address)\}|[*~]/g, (open) => SAID[open] as string);
