import type { Placed, RuleTable, Situation } from '../files/types.ts';
import type { TableProblem } from '../files/yaml.ts';
import type { CompiledTable } from '../table/compiled.ts';
import { createFindSituations } from './find-situations.ts';
import { judgeFound } from './judge-found.ts';

/**
 * Every way to ask that is written for a situation has to lead to it, and must not be answered with another one where
 * it is not written: then a stranger's question would be, too.
 */
export function provenQuestions(table: RuleTable, whole: CompiledTable): readonly TableProblem[] {
  const find = createFindSituations(whole.situations, whole.synonyms);
  return table.situations.flatMap((situation) => [
    ...unknownThings(situation, whole),
    ...situation.asks.flatMap((ask, i) => {
      const [first] = find(ask);
      if (first?.situation.id !== situation.id)
        return [problem(situation, i, ask, `${first?.situation.id ?? 'どの状況でもないもの'} に当たります`)];
      const blind = judgeFound(find(ask, ask));
      const taken = blind.sure?.id;
      return taken === undefined || taken === situation.id
        ? []
        : [
            problem(
              situation,
              i,
              ask,
              `この行がないと ${taken} の答えが出ます。違いが分かる言葉を両方に足してください`,
            ),
          ];
    }),
  ]);
}

const unknownThings = (
  { id, about, unless, at }: Placed<Situation>,
  { synonyms }: CompiledTable,
): readonly TableProblem[] =>
  Object.entries({ about, unless: unless.map((name) => [name]) }).flatMap(([key, groups]) =>
    groups.flatMap((group, i) =>
      group
        .filter((name) => synonyms[name] === undefined)
        .map((name) => ({
          ...at([key, i]),
          level: 'error' as const,
          message: `${id}: synonyms.yaml に ${name} という名前はありません`,
        })),
    ),
  );

const problem = ({ id, at }: Placed<Situation>, i: number, ask: string, message: string): TableProblem => ({
  ...at(['asks', i]),
  level: 'error',
  message: `${id}: 尋ね方 「${ask}」 は、${message}`,
});
