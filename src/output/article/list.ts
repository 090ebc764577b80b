import { REASONS } from '../../model.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { reasonTitle } from '../../rules/table/rule-advice.ts';
import { type CardRow, row } from '../card/row.ts';
import type { CardView } from '../card/view.ts';

/** All that can be asked for by name, by topic. */
export function listArticle(table: CompiledTable): CardView {
  const { terms, situations } = table;
  return {
    tone: 'neutral',
    lead: '尋ねられるもの(bounce-doctor explain の後に書きます)',
    rows: [
      ...byTopic(
        situations,
        ({ title }) => title,
        (topic) => `困りごと: ${topic}`,
      ),
      ...byTopic(
        terms,
        ({ names, id }) => names[0] ?? id,
        (topic) => `用語: ${topic}`,
      ),
      ...row(
        '理由',
        REASONS.map((reason) => `${reason}(${reasonTitle(reason, table)})`),
      ),
      ...row(
        'そのほか',
        '番号(550、5.7.26、0x800CCC0E)、規則の名前(bounce-doctor rules list で一覧)、エラーの文、困りごとを自分の言葉で書いた文',
      ),
    ],
    note: null,
  };
}

function byTopic<T extends { readonly topic: string }>(
  items: readonly T[],
  nameOf: (item: T) => string,
  labelOf: (topic: string) => string,
): readonly CardRow[] {
  const topics = [...new Set(items.map(({ topic }) => topic))];
  return topics.flatMap((topic) => row(labelOf(topic), items.filter((item) => item.topic === topic).map(nameOf)));
}
