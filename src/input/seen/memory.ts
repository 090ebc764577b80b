import { basename, dirname, resolve, sep } from 'node:path';
import type { SeenFile, SeenServer, State } from './state.ts';

/** What was read before, and what is read now; for the next run. */
export interface Memory {
  /** What is known of a file; `undefined` where it is new. It stays known unless its folder is walked without it. */
  file(place: Place): SeenFile | undefined;
  setFile(place: Place, seen: SeenFile): void;
  /** All files below the folder were asked for: those that were not are gone. */
  walked(folder: string | Buffer): void;
  server(address: string): SeenServer | undefined;
  setServer(address: string, seen: SeenServer): void;
  /** What the next run is to know. */
  state(): State;
}

/** Where a file lies, and by what name it is known there. */
export interface Place {
  readonly folder: string;
  readonly name: string;
}

/** By its path. */
export function placeOf(path: string | Buffer): Place {
  const full = fullPath(path);
  return { folder: dirname(full), name: basename(full) };
}

/** A message in `cur` or `new` of a Maildir, by the name that it keeps in both. */
export function placeInMaildir(path: string | Buffer, uniqueName: (name: string) => string): Place {
  const { folder, name } = placeOf(path);
  return { folder: dirname(folder), name: uniqueName(name) };
}

/** Names need not be UTF-8; such have a form of their own, which no name has. */
function fullPath(path: string | Buffer): string {
  if (typeof path === 'string') return resolve(path);
  const text = path.toString('utf8');
  return Buffer.from(text).equals(path) ? resolve(text) : `${resolve(path.toString('latin1'))}\0`;
}

export function createMemory(before: State): Memory {
  const folders = new Map<string, Map<string, SeenFile>>();
  const servers = new Map(before.servers);
  const roots: string[] = [];
  const known = ({ folder, name }: Place): SeenFile | undefined =>
    folders.get(folder)?.get(name) ?? before.folders.get(folder)?.get(name);
  const setFile = ({ folder, name }: Place, seen: SeenFile): void => {
    const names = folders.get(folder) ?? new Map<string, SeenFile>();
    folders.set(folder, names.set(name, seen));
  };
  const isBelow = (folder: string): boolean =>
    roots.some((root) => folder === root || folder.startsWith(root.endsWith(sep) ? root : root + sep));
  return {
    file(place) {
      const seen = known(place);
      if (seen !== undefined) setFile(place, seen);
      return seen;
    },
    setFile,
    walked: (folder) => void roots.push(fullPath(folder)),
    server: (address) => servers.get(address),
    setServer: (address, seen) => void servers.set(address, seen),
    state() {
      const next = new Map<string, ReadonlyMap<string, SeenFile>>(folders);
      for (const [folder, names] of before.folders)
        if (!isBelow(folder)) next.set(folder, new Map([...names, ...(folders.get(folder) ?? [])]));
      return { folders: next, servers };
    },
  };
}
