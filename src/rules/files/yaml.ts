import { type Document, isScalar, visit } from 'yaml';
import { parseYaml } from './parse-yaml.ts';
import type { Place } from './types.ts';

/** A fault in a rule file; `message` is Japanese and says what to write instead. */
export interface TableProblem extends Place {
  readonly level: 'error' | 'warning';
  readonly message: string;
}

/** A rule file as plain data, with a way to tell where each value stands. */
export interface YamlFile {
  readonly file: string;
  readonly data: unknown;
  /** The place of the value at a path such as `['rules', 3, 'when']`; of its nearest parent if it is missing. */
  place(path: readonly PropertyKey[]): Place;
}

export type YamlResult =
  | { readonly ok: true; readonly yaml: YamlFile }
  | { readonly ok: false; readonly problems: readonly TableProblem[] };

const QUOTED_KEYS = new Set(['text', 'weak', 'match', 'nomatch', 'phrases']);
/** `seen` is a list of sentences, and in `when` one of two words. */
const QUOTED_LISTS = new Set([...QUOTED_KEYS, 'seen']);
const QUOTED = new Set(['QUOTE_SINGLE', 'QUOTE_DOUBLE']);

/**
 * Reads a rule file strictly: every scalar is a string (5.10 stays 5.10, no stays no), phrases are quoted
 * (an unquoted `550 #5.1.0` would be cut at `#`), and no style that puts spaces into Japanese is taken.
 */
export function parseRuleFile(file: string, source: string): YamlResult {
  const { document, data, faults, place } = parseYaml(source, { schema: 'failsafe' });
  const at = (offset: number): Place => ({ file, ...place(offset) });
  const problems: TableProblem[] = faults.map(({ offset, message }) => ({
    ...at(offset),
    level: 'error',
    message,
  }));
  if (document !== null) problems.push(...styleProblems(document, source, at));
  if (document === null || problems.length > 0) return { ok: false, problems };
  if (data === null) return { ok: false, problems: [{ ...at(0), level: 'error', message: EMPTY }] };
  const placeOf = (path: readonly PropertyKey[]): Place => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return at(node.range[0]);
    }
    return { file, line: 1, column: 1 };
  };
  return { ok: true, yaml: { file, data, place: placeOf } };
}

const EMPTY = '中身がありません。規則を書くか、ファイルを消してください';

function styleProblems(
  document: Document.Parsed,
  source: string,
  at: (offset: number) => Place,
): readonly TableProblem[] {
  const problems: TableProblem[] = [];
  const report = (offset: number, message: string) => problems.push({ ...at(offset), level: 'error', message });
  visit(document, {
    Alias: (_, node) =>
      report(node.range?.[0] ?? 0, 'アンカーと別名(& と *)は使えません。同じ内容をもう一度書いてください'),
    Scalar: (key, node, path) => {
      const [start, end] = node.range ?? [0, 0];
      if (node.type === 'BLOCK_FOLDED')
        report(start, '「>」は行の間に空白を入れるため使えません。1行で書くか「|」にしてください');
      else if (QUOTED.has(node.type ?? '') && source.slice(start, end).includes('\n'))
        report(start, '引用符の文が複数行にわたっています(行の間に空白が入ります)。1行で書いてください');
      else if (key !== 'key' && !QUOTED.has(node.type ?? '') && node.type !== 'BLOCK_LITERAL' && isUnderQuotedKey(path))
        report(start, `語句は引用符で囲んでください: "${String(node.value)}"(囲まないと # や : から後ろが失われます)`);
    },
  });
  return problems;
}

/** Whether a scalar is the value of a key that holds phrases, directly or as a list item. */
function isUnderQuotedKey(path: readonly unknown[]): boolean {
  for (let i = path.length - 1; i >= Math.max(0, path.length - 2); i--) {
    const pair = path[i] as { key?: unknown } | undefined;
    const quoted = i === path.length - 1 ? QUOTED_KEYS : QUOTED_LISTS;
    if (pair && 'key' in pair) return isScalar(pair.key) && quoted.has(String(pair.key.value));
  }
  return false;
}
