import type { RuleTable } from '../../rules/files/types.ts';
import type { TableProblem } from '../../rules/files/yaml.ts';
import { warning } from './ground/fault.ts';

/** Records carry rule names, and people filter by them: none may vanish unseen. */
export function publishedNames(table: RuleTable): readonly TableProblem[] {
  if (table.published.length === 0) return [];
  const rules = new Set(table.rules.map((rule) => rule.id));
  const listed = new Set(table.published.map(({ id }) => id));
  const gone = table.published.filter(({ id }) => !rules.has(id));
  return [
    ...gone.map(({ id, place }) => ({
      ...place,
      level: 'error' as const,
      message: `規則 ${id} がなくなっています。診断の結果に出る名前なので、規則を戻すか、やめるときは CHANGELOG に書いてこの行を消してください`,
    })),
    ...table.rules
      .filter((rule) => !listed.has(rule.id))
      .map((rule) =>
        warning(rule, ['id'], 'ids.yaml に名前がありません。bounce-doctor rules check --update で足せます'),
      ),
  ];
}
