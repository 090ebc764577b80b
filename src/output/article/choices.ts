import type { Situation, Term } from '../../rules/files/types.ts';
import type { CompiledRule, CompiledTable } from '../../rules/table/compiled.ts';
import { ruleAdvice, ruleTitle } from '../../rules/table/rule-advice.ts';
import type { CardRow } from '../card/row.ts';
import type { CardView } from '../card/view.ts';
import { general } from './advice.ts';
import { adviceRows } from './situation.ts';
import { moreAbout } from './term.ts';

/** What a question may be about, where none is sure. */
export interface Choices {
  readonly situations: readonly Situation[];
  readonly terms: readonly Term[];
  /** The rule whose words stand in it, though it quotes no error. */
  readonly rule: CompiledRule | null;
}

/** 「もしかして」: each with the heart of its answer, so that nobody has to ask again to see whether it fits. */
export function choicesArticle({ situations, terms, rule }: Choices, table: CompiledTable): CardView {
  const rows = [
    ...situations.map(({ title, answer, id }) => choice(title, general(answer), id)),
    ...terms.map(({ title, text, names, id }) => choice(title, text, names[0] ?? id)),
    ...(rule === null ? [] : [choice(ruleTitle(rule, table), general(ruleAdvice(rule, table).cause), rule.id)]),
  ];
  return {
    tone: 'neutral',
    lead: '何についての質問か、はっきりとは分かりませんでした。もしかして、次のことですか(近い順)。',
    rows: rows.flatMap((lines, i) => [
      { label: `${i + 1}`, lines, quiet: false },
      // The likeliest one is mostly meant: then all of it is here.
      ...(i === 0 && situations[0] ? adviceRows(situations[0]) : []),
    ]),
    note: 'どれも違うときは、エラーの文や番号をそのまま渡してください。尋ねられるものの一覧: bounce-doctor explain --list',
  };
}

const choice = (title: string, text: string, name: string): CardRow['lines'] => [
  { marker: '', text: `【${title}】` },
  ...(text === '' ? [] : [{ marker: '', text }]),
  moreAbout('くわしく', name),
];
