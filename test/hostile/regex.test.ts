import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSafe } from 'redos-detector';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, test } from 'vitest';

interface Node {
  readonly type: string;
  readonly regex?: { readonly pattern: string; readonly flags: string };
}

function* nodesOf(value: unknown): Generator<Node> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') yield value as Node;
  for (const child of Object.values(value)) yield* nodesOf(child);
}

/** The regular expressions that a source file writes out. */
function literalsIn(file: string): RegExp[] {
  const tree = parseAst(readFileSync(file, 'utf8'), { lang: 'ts' });
  const found = [...nodesOf(tree)].flatMap(({ regex }) => regex ?? []);
  return found.map(({ pattern, flags }) => new RegExp(pattern, flags));
}
console.log(isSafe.length);
const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((n) => n.endsWith('.ts'));
describe('x', () => { test('y', () => {
  let n = 0;
  for (const f of files) for (const r of literalsIn(join('src', f))) {
    n++;
    const t = performance.now();
    let res: any; try { res = isSafe(r, { maxScore: 200, maxSteps: 5000, timeout: 500 }); } catch (e) { res = { error: String(e).slice(0, 100) }; }
    const ms = performance.now() - t;
    if (!res.safe) console.log(f, res.error, res.score?.infinite, res.score?.value, ms.toFixed(0), String(r).slice(0, 150));
  }
  expect(n).toBeGreaterThan(100);
  console.log(n);
}); });
