import type { CompiledNotices } from './compile.ts';
import { fold } from './fold.ts';
import { eachGram, GRAMS, type Wanted } from './grams.ts';
import type { Heard, Meaning, Role } from './roles.ts';
import { offsetOf, readWording, standAt, type Wording } from './wording.ts';

/** Every wording that stands on a line. */
export type Hearing = (line: string) => readonly Heard[];

/** Notices of one server have most lines in common, and a line is asked for by several readers. */
const MOST_REMEMBERED = 4000;
const LONGEST_REMEMBERED = 200;

/** All wordings of some roles in one pass: what a line costs hardly depends on how many there are. */
export function createHearing(notices: CompiledNotices, roles: readonly Role[]): Hearing {
  const index = indexOf(notices, roles);
  const known = new Map<string, readonly Heard[]>();
  return (line) => {
    if (line.length > LONGEST_REMEMBERED) return hear(line, notices, index);
    const before = known.get(line);
    if (before) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const heard = hear(line, notices, index);
    known.set(line, heard);
    return heard;
  };
}

interface Index {
  readonly wanted: Wanted;
  /** The first hook of each gram, and for each hook the next one of its gram; -1 for none. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly wordingAt: (number: number) => Wording;
}

function indexOf(notices: CompiledNotices, roles: readonly Role[]): Index {
  const { lines, hookHash, hooked, meant, meanings } = notices;
  const asked = meanings.map(({ role }) => roles.includes(role));
  const first = new Int32Array(GRAMS).fill(-1);
  const wanted: Wanted = new Uint8Array(GRAMS);
  const next = new Int32Array(hookHash.length).fill(-1);
  for (let i = next.length - 1; i >= 0; i--) {
    if (!asked[meant[hooked[i] as number] as number]) continue;
    const hash = hookHash[i] as number;
    next[i] = first[hash] as number;
    first[hash] = i;
    wanted[hash] = 1;
  }
  const all = lines.split('\n');
  const read: Wording[] = [];
  const wordingAt = (number: number): Wording => {
    read[number] ??= readWording(all[number] as string);
    return read[number];
  };
  return { wanted, first, next, wordingAt };
}

const NOTHING: readonly Heard[] = [];

function hear(line: string, notices: CompiledNotices, { wanted, first, next, wordingAt }: Index): readonly Heard[] {
  const { lines, hooked, hookWhere, hookBegin, meant, meanings } = notices;
  let heard: Heard[] | null = null;
  const text = fold(line);
  eachGram(text, wanted, (hash, gram) => {
    for (let hook = first[hash] as number; hook >= 0; hook = next[hook] as number) {
      const at = gram - offsetOf(hookWhere[hook] as number);
      if (text.charCodeAt(at) !== lines.charCodeAt(hookBegin[hook] as number)) continue;
      const number = hooked[hook] as number;
      const stand = standAt(text, wordingAt(number), hookWhere[hook] as number, at);
      if (stand === null) continue;
      heard ??= [];
      heard.push({ ...(meanings[meant[number] as number] as Meaning), ...stand });
    }
  });
  return heard ?? NOTHING;
}
