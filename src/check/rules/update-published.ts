import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import { readRuleFolder } from '../../rules/files/files.ts';
import { loadTable } from '../../rules/files/load.ts';

const EMPTY =
  '# 診断の結果に出る規則の名前です。bounce-doctor rules check --update で新しい名前を足します。\nids: []\n';

/** Adds the names of new rules to a table's ids.yaml, in order; takes none away. Returns what was added. */
export function addPublished(folder: string): readonly string[] {
  const file = path.join(folder, 'ids.yaml');
  const { table } = loadTable(readRuleFolder(folder), { joins: true });
  const listed = new Set(table.published.map(({ id }) => id));
  const added = table.rules.map((rule) => rule.id).filter((id) => !listed.has(id));
  if (added.length === 0) return [];
  const document = parseDocument(existsSync(file) ? readFileSync(file, 'utf8') : EMPTY);
  const ids = document.get('ids');
  if (!isSeq(ids)) return [];
  ids.flow = false;
  for (const id of added) ids.add(document.createNode(id));
  ids.items.sort((a, b) => (String(a) < String(b) ? -1 : 1));
  writeFileSync(file, document.toString());
  return added;
}
