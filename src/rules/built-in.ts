import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CompiledRule, CompiledTable } from './compile.ts';
import { type MatchingRule, type MatchingTable, type RuleTexts, TEXTS_FILE } from './table-files.ts';

/** Reads the table that the build compiled from rules/; some milliseconds, so only when something is diagnosed. */
export function loadBuiltInTable(): CompiledTable {
  // A subpath import of package.json, so that it is found from src, from dist and from an installed package.
  const path = createRequire(import.meta.url).resolve('#table');
  const table = JSON.parse(readFileSync(path, 'utf8')) as MatchingTable;
  const textsAt = lazyTexts(path.replace(/[^\\/]+$/, TEXTS_FILE));
  return { ...table, rules: table.rules.map((rule, i) => withTexts(rule, () => textsAt(i))) };
}

/** What each rule says, by its place in the table; most runs ask for one. */
function lazyTexts(path: string): (rule: number) => RuleTexts {
  let lines: readonly string[] | undefined;
  return (rule) => {
    lines ??= readFileSync(path, 'utf8').split('\n');
    return JSON.parse(lines[rule] as string) as RuleTexts;
  };
}

function withTexts(rule: MatchingRule, read: () => RuleTexts): CompiledRule {
  let texts: RuleTexts | undefined;
  const known = (): RuleTexts => {
    texts ??= read();
    return texts;
  };
  return {
    ...rule,
    get advice() {
      return known().advice;
    },
    get source() {
      return known().source;
    },
  };
}
