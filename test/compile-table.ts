import { mkdirSync, writeFileSync } from 'node:fs';
import { buildPage } from '../src/build/browser.ts';
import { compileRules } from '../src/build/compile-rules.ts';

/** Tests see the rules and the page as they stand now, not as they stood at the last build. */
export default async function setup(): Promise<void> {
  const { table, problems, files } = compileRules('rules');
  if (!table) throw new Error(problems.map((p) => `rules/${p.file}:${p.line}:${p.column} ${p.message}`).join('\n'));
  mkdirSync('dist', { recursive: true });
  const tableFiles = files();
  for (const [part, bytes] of Object.entries(tableFiles)) writeFileSync(`dist/table.${part}`, bytes);
  writeFileSync('dist/bounce-doctor.html', (await buildPage(tableFiles)).html);
}
