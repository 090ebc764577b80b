import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { addPublished } from '../../src/check/rules/update-published.ts';
import { folderOf } from './support.ts';

const RULES =
  'rules:\n  - id: own/b\n    reason: suspend\n    when: { text: ["quux frozen"] }\n    source: [observed]\n    examples: { match: ["550 quux frozen"] }\n';

test('names of new rules are added in order, and none is taken away', () => {
  const folder = folderOf({ 'x.yaml': RULES, 'ids.yaml': '# kept\nids:\n  - own/a\n  - own/c\n  - other/a\n' });
  expect(addPublished(folder)).toEqual(['own/b']);
  expect(readFileSync(path.join(folder, 'ids.yaml'), 'utf8')).toBe(
    '# kept\nids: [\n    other/a,\n    own/a, own/b, own/c,\n  ]\n',
  );
  expect(addPublished(folder)).toEqual([]);
});

test('the list is begun where there is none', () => {
  const folder = folderOf({ 'x.yaml': RULES });
  addPublished(folder);
  expect(readFileSync(path.join(folder, 'ids.yaml'), 'utf8')).toMatch(/^# .+\nids: \[\n {4}own\/b,\n {2}\]\n$/);
});
