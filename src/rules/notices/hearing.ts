import type { CompiledNotices } from './compile.ts';
import { fold } from './fold.ts';
import { eachGram, GRAMS, type Wanted } from './grams.ts';
import { type Heard, type Meaning, OPENS_LINE, type Role } from './roles.ts';
import { offsetOf, readWording, standAt, type Wording } from './wording.ts';

/** Every wording that stands on the lines of a text. */
export type Hearing = (text: string) => readonly Heard[];

/** Notices of one server have most lines in common, and a line is asked for by several readers. */
const MOST_REMEMBERED = 4000;
const LONGEST_LINE = 200;

/** All wordings of some roles in one pass: what a text costs hardly depends on how many there are. */
export function createHearing(notices: CompiledNotices, roles: readonly Role[]): Hearing {
  const index = indexOf(notices, roles);
  const lines = new Map<string, readonly Heard[]>();
  let last: { readonly text: string; readonly heard: readonly Heard[] } | null = null;
  return (text) => {
    if (text.length > LONGEST_LINE) {
      if (last?.text !== text) last = { text, heard: hear(text, notices, index) };
      return last.heard;
    }
    const before = lines.get(text);
    if (before) return before;
    if (lines.size >= MOST_REMEMBERED) lines.clear();
    const heard = hear(text, notices, index);
    lines.set(copyOf(text), heard);
    return heard;
  };
}

/** What is cut out of a text keeps all of it in memory; what is put together and cut again, only itself. */
const copyOf = (line: string): string => `${line}.`.slice(0, -1);

interface Index {
  readonly wanted: Wanted;
  /** The first hook of each gram, and for each hook the next one of its gram; -1 for none. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  /** Of each meaning. */
  readonly opens: readonly boolean[];
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
  return { wanted, first, next, opens: meanings.map(({ role }) => OPENS_LINE.has(role)), wordingAt };
}

const NOTHING: readonly Heard[] = [];

function hear(
  given: string,
  notices: CompiledNotices,
  { wanted, first, next, opens, wordingAt }: Index,
): readonly Heard[] {
  const { lines, hooked, hookWhere, hookBegin, meant, meanings } = notices;
  let heard: Heard[] | null = null;
  const text = fold(given);
  eachGram(text, wanted, (hash, gram) => {
    for (let hook = first[hash] as number; hook >= 0; hook = next[hook] as number) {
      const at = gram - offsetOf(hookWhere[hook] as number);
      if (text.charCodeAt(at) !== lines.charCodeAt(hookBegin[hook] as number)) continue;
      const number = hooked[hook] as number;
      const stand = standAt(
        text,
        wordingAt(number),
        hookWhere[hook] as number,
        at,
        opens[meant[number] as number] as boolean,
      );
      if (stand === null) continue;
      heard ??= [];
      const { role, command } = meanings[meant[number] as number] as Meaning;
      heard.push({ role, command, start: stand.start, end: stand.end, host: stand.host });
    }
  });
  return heard ?? NOTHING;
}
