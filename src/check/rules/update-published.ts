import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readRuleFolder } from '../../rules/files/files.ts';
import { loadTable } from '../../rules/files/load.ts';

const HEAD = '# 診断の結果に出る規則の名前です。bounce-doctor rules check --update で新しい名前を足します。\nids: []\n';
const WIDTH = 120;

/** Adds the names of new rules to a table's ids.yaml, in order; takes none away. Returns what was added. */
export function addPublished(folder: string): readonly string[] {
  const file = path.join(folder, 'ids.yaml');
  const { table } = loadTable(readRuleFolder(folder), { joins: true });
  const listed = new Set(table.published.map(({ id }) => id));
  const added = table.rules.map((rule) => rule.id).filter((id) => !listed.has(id));
  if (added.length === 0) return [];
  const text = existsSync(file) ? readFileSync(file, 'utf8') : HEAD;
  const head = text.slice(0, Math.max(0, text.search(/^ids:/m)));
  writeFileSync(file, head + listOf([...listed, ...added].sort()));
  return added;
}

/** The names, in lines of their own for each family of rules: a new name changes a line or two. */
function listOf(ids: readonly string[]): string {
  const lines: string[] = [];
  let family = '';
  for (const id of ids) {
    const longer = `${lines.at(-1)} ${id},`;
    if (id.startsWith(`${family}/`) && longer.length <= WIDTH) lines.splice(-1, 1, longer);
    else lines.push(`    ${id},`);
    family = id.split('/')[0] ?? '';
  }
  return `ids: [\n${lines.join('\n')}\n  ]\n`;
}
