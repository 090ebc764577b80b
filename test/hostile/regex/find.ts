import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A regular expression of the program, and where it stands. */
export interface Found {
  readonly file: string;
  /** What it is declared as: a constant, a function, or what stands within one of them; numbered where there are more. */
  readonly name: string;
  readonly pattern: RegExp;
  readonly atLoad: boolean;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly id?: { readonly name?: string } | null;
  readonly key?: { readonly name?: string };
  readonly regex?: { readonly pattern: string; readonly flags: string };
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

interface Literal {
  readonly name: string;
  readonly pattern: RegExp;
  readonly atLoad: boolean;
}

const nameOf = ({ type, id, key }: Node): string | undefined =>
  /Declarat|Function/.test(type) ? id?.name : /^Method|^Property/.test(type) ? key?.name : undefined;

function* literalsIn(value: unknown, name: string, atLoad: boolean): Generator<Literal> {
  if (typeof value !== 'object' || value === null) return;
  const node = isNode(value) ? value : null;
  if (node?.regex) yield { name, pattern: new RegExp(node.regex.pattern, node.regex.flags), atLoad };
  const own = node ? nameOf(node) : undefined;
  const isFunction = node !== null && /Function/.test(node.type);
  for (const child of Object.values(value)) yield* literalsIn(child, own ?? name, atLoad && !isFunction);
}

interface Declared {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function* declaredIn(value: unknown): Generator<Declared> {
  if (typeof value !== 'object' || value === null) return;
  const name = isNode(value) ? nameOf(value) : undefined;
  if (name !== undefined) yield { name, start: (value as Node).start, end: (value as Node).end };
  for (const child of Object.values(value)) yield* declaredIn(child);
}

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();

const treeOf = (path: string) => parseSync(path, readFileSync(path, 'utf8')).program;

/** Those of one name get numbers from the second on. */
function numbered(all: readonly Found[]): readonly Found[] {
  const seen = new Map<string, number>();
  return all.map((one) => {
    const key = `${one.file} ${one.name}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? one : { ...one, name: `${one.name} ${count}` };
  });
}

/** Every regular expression that is written out below a folder, in whatever call it stands. */
export const findLiterals = (folder: string): readonly Found[] =>
  numbered(
    sourcesIn(folder).flatMap((file) =>
      [...literalsIn(treeOf(join(folder, file)), 'module', true)].map((literal) => ({ file, ...literal })),
    ),
  );

interface Place {
  readonly file: string;
  readonly line: number;
}

/** The place in a file of ours that calls; `any-of.ts` builds for others, and what libraries build is theirs. */
function builderOf(stack: string): Place | undefined {
  const frames = stack.split('\n').filter((frame) => frame.includes('/') && !/test\/hostile|any-of\.ts/.test(frame));
  const [, file, line] = /\/src\/([\w/-]+\.ts):(\d+)/.exec(frames[0] ?? '') ?? [];
  return file === undefined ? undefined : { file, line: Number(line) };
}

/** The innermost declaration that a line belongs to. */
function declarationAt(folder: string, { file, line }: Place): string {
  const text = readFileSync(join(folder, file), 'utf8');
  const at = text.split('\n').slice(0, line).join('\n').length;
  const around = [...declaredIn(treeOf(join(folder, file)))].filter(({ start, end }) => start <= at && at <= end + 1);
  return around.sort((a, b) => a.end - a.start - (b.end - b.start))[0]?.name ?? 'module';
}

/** Every regular expression that is put together from pieces while modules are loaded and while `use` runs. */
export async function findBuilt(
  folder: string,
  rooms: readonly string[],
  use: () => Promise<void>,
): Promise<readonly Found[]> {
  const built = new Map<string, { readonly place: Place; readonly pattern: RegExp; readonly atLoad: boolean }>();
  const original = globalThis.RegExp;
  let atLoad = true;
  const record = (pattern: RegExp): RegExp => {
    const place = builderOf(new Error().stack ?? '');
    const key = `${place?.file} ${pattern.source} ${pattern.flags}`;
    if (place !== undefined && !built.has(key)) built.set(key, { place, pattern, atLoad });
    return pattern;
  };
  globalThis.RegExp = new Proxy(original, {
    construct: (target, given) => record(Reflect.construct(target, given)),
    apply: (target, self, given) => record(Reflect.apply(target, self, given)),
  });
  try {
    for (const room of rooms)
      for (const file of sourcesIn(join(folder, room))) await import(/* @vite-ignore */ resolve(folder, room, file));
    atLoad = false;
    await use();
  } finally {
    globalThis.RegExp = original;
  }
  return numbered(
    [...built.values()].map(({ place, pattern, atLoad: early }) => ({
      file: place.file,
      name: `${declarationAt(folder, place)} (built)`,
      pattern,
      atLoad: early,
    })),
  );
}
