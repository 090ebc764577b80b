import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSafe } from 'redos-detector';
import { parseAst } from 'rolldown/parseAst';

/** A regular expression of the program, and the file that holds it. */
export interface Found {
  readonly file: string;
  readonly pattern: RegExp;
}

interface Literal {
  readonly pattern: string;
  readonly flags: string;
}

function* literalsIn(node: unknown): Generator<Literal> {
  if (typeof node !== 'object' || node === null) return;
  if ('regex' in node && node.regex) yield node.regex as Literal;
  for (const child of Object.values(node)) yield* literalsIn(child);
}

/** Every regular expression that is written out below a folder. */
export function findLiterals(folder: string): readonly Found[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.sort().flatMap((file) => {
    const tree = parseAst(readFileSync(join(folder, file), 'utf8'), { lang: 'ts' });
    const found = [...literalsIn(tree)];
    return found.map(({ pattern, flags }) => ({
      file: file.replaceAll('\\', '/'),
      pattern: new RegExp(pattern, flags),
    }));
  });
}

const REPETITION = /(?<!\\[pPu])\{(\d+)(?:,(\d*))?\}/g;

/**
 * Bounded repetitions are cut to two, which leaves the ways in which two of them overlap but few enough to count.
 * Anchored, because the checker calls every expression unsafe that may begin anywhere; the cost families of the bench
 * find those that are slow for that reason.
 */
function simplified({ source, flags }: RegExp): RegExp {
  const short = source.replace(REPETITION, (all, least: string, most: string | undefined) =>
    most === '' || Number(most ?? least) <= 2 ? all : `{${Math.min(Number(least), 1)},2}`,
  );
  // Without `i` there are fewer characters to try, and what overlaps does so in one case, too.
  return new RegExp(`^(?:${short})`, flags.replace(/[gdyi]/g, ''));
}

const LIMITS = { maxScore: 300, maxSteps: 2500 } as const;

/** Whether the same text can be matched in so many ways that failing takes more than linear time, as far as can be told. */
export function isAmbiguous({ pattern }: Found): boolean {
  return !isSafe(simplified(pattern), LIMITS).safe;
}
