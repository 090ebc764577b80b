import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { isSafe } from 'redos-detector';

/** A regular expression of the program, and the file that holds it. */
export interface Found {
  readonly file: string;
  readonly pattern: RegExp;
  readonly atLoad: boolean;
}

interface Literal {
  readonly pattern: string;
  readonly flags: string;
  /** Made when the module is loaded, and not first when a function is called. */
  readonly atLoad: boolean;
}

function* literalsIn(node: unknown, atLoad = true): Generator<Literal> {
  if (typeof node !== 'object' || node === null) return;
  if ('regex' in node && node.regex) yield { ...(node.regex as Omit<Literal, 'atLoad'>), atLoad };
  const isFunction = 'type' in node && /Function/.test(String(node.type));
  for (const child of Object.values(node)) yield* literalsIn(child, atLoad && !isFunction);
}

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort();

/** Every regular expression that is written out below a folder. */
export function findLiterals(folder: string): readonly Found[] {
  return sourcesIn(folder).flatMap((file) => {
    const tree = parseSync(file, readFileSync(join(folder, file), 'utf8')).program;
    const found = [...literalsIn(tree)];
    return found.map(({ pattern, flags, atLoad }) => ({
      file: file.replaceAll('\\', '/'),
      pattern: new RegExp(pattern, flags),
      atLoad,
    }));
  });
}

/** The file of ours that calls; `any-of.ts` builds for others, and what libraries build is theirs. */
function builderOf(stack: string): string | undefined {
  const frames = stack.split('\n').filter((frame) => frame.includes('/') && !/test\/hostile|any-of\.ts/.test(frame));
  return /\/src\/([\w/-]+\.ts)/.exec(frames[0] ?? '')?.[1];
}

/** Every regular expression that a module puts together from pieces while it is loaded. */
export async function findBuilt(folder: string, room: string): Promise<readonly Found[]> {
  const built: Found[] = [];
  const original = globalThis.RegExp;
  const record = (pattern: RegExp): RegExp => {
    const file = builderOf(new Error().stack ?? '');
    if (file !== undefined) built.push({ file, pattern, atLoad: true });
    return pattern;
  };
  globalThis.RegExp = new Proxy(original, { construct: (target, given) => record(Reflect.construct(target, given)) });
  try {
    for (const file of sourcesIn(join(folder, room))) await import(/* @vite-ignore */ resolve(folder, room, file));
  } finally {
    globalThis.RegExp = original;
  }
  return built;
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
export function isAmbiguous({ pattern }: Pick<Found, 'pattern'>): boolean {
  return !isSafe(simplified(pattern), LIMITS).safe;
}
