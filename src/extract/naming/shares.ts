import { once } from '../../once.ts';
import type { Naming } from './namings.ts';
import { type Owner, ownersOf } from './owners.ts';

/** A notice's words shared out: which lines are about one recipient, and which about all alike. */
export interface Shares {
  /** Whether a line is about this recipient, or about all alike. */
  has(line: number, key: string): boolean;
  /** The lines about him and not about all. */
  own(key: string): readonly number[];
  /** The lines about him or about all that stand behind this one. */
  behind(line: number, key: string): Iterable<number>;
  common(): readonly number[];
  /** What is about him or about all alike, as the notice has it; no more of it than anybody looks at. */
  context(key: string): string;
}

/** More than phrases are looked for in. */
const ENOUGH = 16_384;

function join(lines: readonly string[], numbers: Iterable<number>): string {
  const picked: string[] = [];
  let length = 0;
  for (const number of numbers) {
    const line = lines[number] as string;
    // Where a neighbour was taken out, one of the two blank lines around him is left.
    if (line.trim() === '' && picked.at(-1) === '') continue;
    picked.push(line.trim() === '' ? '' : line);
    length += line.length + 1;
    if (length > ENOUGH) break;
  }
  return picked.join('\n');
}

/** Where hundreds share what is said beneath them, its beginning tells enough. */
const SHARED_LINES = 4000;
const LEAST_LINES = 20;
const mostLines = ({ size }: ReadonlySet<string>): number => Math.max(LEAST_LINES, Math.floor(SHARED_LINES / size));

function push(own: Map<string, number[]>, key: string, line: number): void {
  const lines = own.get(key);
  if (lines) lines.push(line);
  else own.set(key, [line]);
}

function byOwner(owners: readonly Owner[]): { readonly own: Map<string, number[]>; readonly common: number[] } {
  const own = new Map<string, number[]>();
  const common: number[] = [];
  const shared = new Map<Owner, number>();
  for (const [line, owner] of owners.entries()) {
    if (owner === null) {
      common.push(line);
      continue;
    }
    const before = shared.get(owner) ?? 0;
    shared.set(owner, before + 1);
    if (before < mostLines(owner)) for (const key of owner) push(own, key, line);
  }
  return { own, common };
}

/** Where the first number stands that is behind this one; they are in order. */
function placeBehind(line: number, numbers: readonly number[]): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Both in one order, from behind a line on. */
function* merged(line: number, own: readonly number[], common: readonly number[]): Generator<number> {
  let [i, k] = [placeBehind(line, own), placeBehind(line, common)];
  while (i < own.length || k < common.length)
    yield (own[i] ?? Number.POSITIVE_INFINITY) < (common[k] ?? Number.POSITIVE_INFINITY)
      ? (own[i++] as number)
      : (common[k++] as number);
}

/** Shares the lines out among so many recipients; what is about every one of them is about all alike. */
export function shareOut(lines: readonly string[], namings: ReadonlyMap<number, Naming>, recipients: number): Shares {
  const owners = ownersOf(lines, namings).map((owner) => (owner !== null && owner.size < recipients ? owner : null));
  const { own, common } = byOwner(owners);
  const shared = once(() => join(lines, common));
  return {
    has: (line, key) => owners[line]?.has(key) ?? true,
    own: (key) => own.get(key) ?? [],
    behind: (line, key) => merged(line, own.get(key) ?? [], common),
    common: () => common,
    context: (key) => {
      const his = own.get(key);
      return his ? join(lines, merged(-1, his, common)) : shared();
    },
  };
}

/** One recipient: all that the notice says is about him. */
export function allAlike(prose: string, lines: readonly string[]): Shares {
  const all = lines.map((_, line) => line);
  return {
    has: () => true,
    own: () => [],
    behind: (line) => all.slice(line + 1),
    common: () => all,
    context: () => prose,
  };
}
