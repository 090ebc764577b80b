import { isCjkAt, isWordAt } from '../phrase/anchor.ts';
import type { CompiledNotices } from './compile.ts';
import { fold } from './fold.ts';
import { eachGram, GRAMS, noneWanted, openingAt, type Wanted, want } from './grams.ts';
import type { Heard, Meaning, Role } from './roles.ts';
import { offsetOf, readWording, type Stand, standAt, standFrom, type Wording } from './wording.ts';

/** Adds to `heard` every wording that stands on the lines of a piece of a text; `from` is where the piece begins there. */
export type Ear = (piece: string, from: number, heard: Heard[]) => void;

/** All wordings of some roles in one pass: what a text costs hardly depends on how many there are. */
export function createEar(notices: CompiledNotices, roles: readonly Role[]): Ear {
  const index = indexOf(notices, roles);
  const ears = [
    index.hooks && within(notices, index, index.hooks),
    index.openings && opening(notices, index, index.openings),
  ];
  const [first, second] = ears.filter((ear) => ear !== null);
  if (first && second)
    return (text, from, heard) => {
      first(text, from, heard);
      second(text, from, heard);
    };
  return first ?? second ?? (() => undefined);
}

/** Those that may stand anywhere on their line. */
function within(
  { lines, hooked, hookWhere, hookBegin }: CompiledNotices,
  index: Index,
  { wanted, first, next }: Chains,
): Ear {
  return (piece, from, heard) => {
    const text = fold(piece);
    eachGram(text, wanted, (hash, gram) => {
      for (let hook = first[hash] as number; hook >= 0; hook = next[hook] as number) {
        const where = hookWhere[hook] as number;
        const at = gram - offsetOf(where);
        if (text.charCodeAt(at) !== lines.charCodeAt(hookBegin[hook] as number)) continue;
        const number = hooked[hook] as number;
        const stand = standAt(text, index.wordingAt(number), where, at);
        if (stand !== null) heard.push(heardAt(stand, from, index.meaningOf(number)));
      }
    });
  };
}

/** Those that open their line: no letter stands before them. */
function opening({ opened }: CompiledNotices, index: Index, { first, next }: Chains): Ear {
  return (piece, from, heard) => {
    const text = fold(piece);
    eachOpening(text, (at) => {
      for (let i = first[openingAt(text, at)] as number; i >= 0; i = next[i] as number) {
        const number = opened[i] as number;
        const stand = standFrom(text, index.wordingAt(number), at);
        if (stand !== null) heard.push(heardAt(stand, from, index.meaningOf(number)));
      }
    });
  };
}

/** Every place up to the first letter of each line. */
function eachOpening(text: string, visit: (at: number) => void): void {
  const length = text.length;
  for (let at = 0; at < length; at++) {
    while (at < length && text.charCodeAt(at) !== LINE_FEED) {
      visit(at);
      if (isWordAt(text, at) || isCjkAt(text, at)) break;
      at++;
    }
    at = text.indexOf('\n', at);
    if (at < 0) break;
  }
}

const LINE_FEED = 10;

const heardAt = ({ start, end, host }: Stand, by: number, { role, command }: Meaning): Heard => ({
  role,
  command,
  start: start + by,
  end: end + by,
  host: host && { start: host.start + by, end: host.end + by },
});

/** The first of each hash, and for each the next one with the same; -1 for none. */
interface Chains {
  readonly wanted: Wanted;
  readonly first: Int32Array;
  readonly next: Int32Array;
}

interface Index {
  /** Null where no role has any. */
  readonly hooks: Chains | null;
  readonly openings: Chains | null;
  readonly wordingAt: (number: number) => Wording;
  readonly meaningOf: (number: number) => Meaning;
}

function chain(hashes: Int32Array, isAsked: (i: number) => boolean): Chains | null {
  if (!hashes.some((_, i) => isAsked(i))) return null;
  const first = new Int32Array(GRAMS).fill(-1);
  const wanted = noneWanted();
  const next = new Int32Array(hashes.length).fill(-1);
  for (let i = next.length - 1; i >= 0; i--) {
    if (!isAsked(i)) continue;
    const hash = hashes[i] as number;
    next[i] = first[hash] as number;
    first[hash] = i;
    want(wanted, hash);
  }
  return { wanted, first, next };
}

function indexOf(notices: CompiledNotices, roles: readonly Role[]): Index {
  const { lines, hookHash, hooked, openHash, opened, meant, meanings } = notices;
  const asked = meanings.map(({ role }) => roles.includes(role));
  const isAsked = (number: number): boolean => asked[meant[number] as number] as boolean;
  const all = lines.split('\n');
  const read: Wording[] = [];
  return {
    hooks: chain(hookHash, (i) => isAsked(hooked[i] as number)),
    openings: chain(openHash, (i) => isAsked(opened[i] as number)),
    wordingAt: (number) => {
      read[number] ??= readWording(all[number] as string);
      return read[number];
    },
    meaningOf: (number) => meanings[meant[number] as number] as Meaning,
  };
}
