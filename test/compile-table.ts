import { mkdirSync, writeFileSync } from 'node:fs';
import { compileRules } from '../src/build/compile-rules.ts';

/** Tests see the rules as they stand now, not as they stood at the last build. */
export default function setup(): void {
  const { table, problems, files } = compileRules('rules');
  if (!table) throw new Error(problems.map((p) => `rules/${p.file}:${p.line}:${p.column} ${p.message}`).join('\n'));
  mkdirSync('dist', { recursive: true });
  for (const [part, bytes] of Object.entries(files())) writeFileSync(`dist/table.${part}`, bytes);
}
