import { once } from '../once.ts';
import type { Naming } from './namings.ts';
import { type Owner, ownersOf } from './owners.ts';

/** A notice's words shared out: which lines are about one recipient, and which about all alike. */
export interface Shares {
  /** Whether a line is about this recipient, or about all alike. */
  has(line: number, key: string): boolean;
  /** The lines about him and not about all. */
  own(key: string): readonly number[];
  common(): readonly number[];
  /** What is about him or about all alike, as the notice has it; no more of it than anybody looks at. */
  context(key: string): string;
}

/** More than phrases are looked for in. */
const ENOUGH = 16_384;

function join(lines: readonly string[], numbers: readonly number[]): string {
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

function byOwner(owners: readonly Owner[]): { readonly own: Map<string, number[]>; readonly common: number[] } {
  const own = new Map<string, number[]>();
  const common: number[] = [];
  for (const [line, owner] of owners.entries()) {
    if (owner === null) common.push(line);
    for (const key of owner ?? []) {
      const lines = own.get(key);
      if (lines) lines.push(line);
      else own.set(key, [line]);
    }
  }
  return { own, common };
}

function merged(own: readonly number[], common: readonly number[]): number[] {
  return [...own, ...common].sort((a, b) => a - b);
}

/** Shares the lines out among so many recipients; what is about every one of them is about all alike. */
export function shareOut(lines: readonly string[], namings: ReadonlyMap<number, Naming>, recipients: number): Shares {
  const owners = ownersOf(lines, namings).map((owner) => (owner !== null && owner.size < recipients ? owner : null));
  const { own, common } = byOwner(owners);
  const shared = once(() => join(lines, common));
  return {
    has: (line, key) => owners[line]?.has(key) ?? true,
    own: (key) => own.get(key) ?? [],
    common: () => common,
    context: (key) => {
      const his = own.get(key);
      return his ? join(lines, merged(his, common)) : shared();
    },
  };
}

/** One recipient: all that the notice says is about him. */
export function allAlike(prose: string, lines: readonly string[]): Shares {
  return { has: () => true, own: () => [], common: () => [...lines.keys()], context: () => prose };
}
