import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { SkippedItem, SkipReason } from '../item/item.ts';
import { type InputProblem, problemOf } from '../item/problem.ts';
import { inOrderOfTime } from '../log/rotation.ts';
import type { FilePath } from './file.ts';
import { uniqueName } from './maildir.ts';

export interface FoundFile {
  readonly type: 'file';
  readonly path: FilePath;
  readonly source: string;
  /** It lies in a Maildir, where every file is a message whatever its name. */
  readonly inMaildir: boolean;
  /** Its name says that it is mail; of other files the bytes decide. */
  readonly promised: boolean;
}

export type Found = FoundFile | InputProblem | SkippedItem;

const PROMISES = /\.(?:eml|mbox|mbx|msg)(?:\.gz)?$/i;

/** The files in a folder and all below it, in the byte order of names. Links are followed, no folder is read twice. */
export function* walkFolder(folder: FilePath, source: string): Generator<Found> {
  const root = asPath(folder);
  yield* walk({ path: root, source, messages: isPartOfMaildir(root) }, new Set());
}

interface Folder {
  readonly path: Buffer;
  readonly source: string;
  /** Every file is a message: `cur` and `new` of a Maildir. */
  readonly messages: boolean;
}

type Kind = 'file' | 'folder' | 'other';
interface Entry {
  readonly path: Buffer;
  readonly name: string;
  readonly source: string;
  readonly kind: Kind | InputProblem;
}

function* walk(folder: Folder, seen: Set<string>): Generator<Found> {
  const entries = open(folder, seen);
  if (!Array.isArray(entries)) {
    if (entries !== null) yield entries;
    return;
  }
  const names = new Set(entries.filter(({ kind }) => kind === 'folder').map(({ name }) => name));
  const isMaildir = names.has('cur') && names.has('new');
  for (const entry of entries) {
    if (!isMaildir || !OWN_FOLDERS.has(entry.name)) yield* foundIn(entry, folder.messages, seen);
    else if (entry.name === 'cur') yield* walkMaildir(entries, seen);
  }
}

function* foundIn(entry: Entry, messages: boolean, seen: Set<string>): Generator<Found> {
  if (entry.kind === 'folder') yield* walk({ ...entry, messages: false }, seen);
  else yield leaf(entry, messages);
}

/** Of a Maildir; what is in `tmp` is still being delivered. */
const OWN_FOLDERS: ReadonlySet<string> = new Set(['cur', 'new', 'tmp']);

/** Messages move from `new` to `cur` at any time: `new` is listed first, and who is met twice is one. */
function* walkMaildir(entries: readonly Entry[], seen: Set<string>): Generator<Found> {
  const listed = (name: string): Entry[] | InputProblem | null => {
    const entry = entries.find((one) => one.name === name);
    return entry === undefined ? null : open({ ...entry, messages: true }, seen);
  };
  const fresh = listed('new');
  const current = listed('cur');
  const known = new Set(Array.isArray(current) ? current.map(({ name }) => uniqueName(name)) : []);
  yield* messagesOf(current, () => true, seen);
  yield* messagesOf(fresh, ({ name }) => !known.has(uniqueName(name)), seen);
}

function* messagesOf(
  listed: Entry[] | InputProblem | null,
  wanted: (entry: Entry) => boolean,
  seen: Set<string>,
): Generator<Found> {
  if (listed === null) return;
  if (!Array.isArray(listed)) return yield listed;
  for (const entry of listed) if (wanted(entry)) yield* foundIn(entry, true, seen);
}

/** null: the folder was read before. */
function open(folder: Folder, seen: Set<string>): Entry[] | InputProblem | null {
  try {
    const real = realpathSync(folder.path, { encoding: 'buffer' }).toString('latin1');
    if (seen.has(real)) return null;
    seen.add(real);
    const listed: Listed[] = readdirSync(folder.path, { withFileTypes: true, encoding: 'buffer' });
    const sorted = listed.sort((a, b) => Buffer.compare(nameOf(a), nameOf(b))).map((one) => entryOf(folder, one));
    return folder.messages ? sorted : inOrderOfTime(sorted, ({ name }) => name);
  } catch (error) {
    return problemOf(error, folder.source);
  }
}

/** Bun 1.4 gives nothing but the names. */
type Listed = Dirent<Buffer> | Buffer;

const nameOf = (listed: Listed): Buffer => (Buffer.isBuffer(listed) ? listed : listed.name);

function entryOf(folder: Folder, listed: Listed): Entry {
  const name = nameOf(listed).toString('utf8');
  const full = Buffer.concat([folder.path, Buffer.from(sep), nameOf(listed)]);
  const source = `${folder.source.replace(/\/$/, '')}/${name}`;
  return { path: full, name, source, kind: kindOf(listed, full, source) };
}

function kindOf(listed: Listed, full: Buffer, source: string): Kind | InputProblem {
  if (!Buffer.isBuffer(listed)) {
    if (listed.isFile()) return 'file';
    if (listed.isDirectory()) return 'folder';
  }
  try {
    // A link, or a file system that does not tell.
    const stat = statSync(full);
    return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    return problemOf(error, source);
  }
}

function leaf({ path, source, name, kind }: Entry, inMaildir: boolean): Found {
  const skipped = (why: SkipReason): SkippedItem => ({ type: 'skipped', source, why });
  // Names that begin with a dot are no messages in a Maildir, and hold what programs keep for themselves elsewhere.
  if (name.startsWith('.')) return skipped('hidden');
  // A FIFO would wait for a writer for ever.
  if (kind === 'other') return skipped('special');
  const promised = inMaildir || PROMISES.test(name);
  if (typeof kind !== 'string') return promised ? kind : skipped('special');
  return { type: 'file', path, source, inMaildir, promised };
}

/** Somebody may name `Maildir/new` itself. */
function isPartOfMaildir(folder: Buffer): boolean {
  const full = fullName(folder.toString('utf8'));
  const name = basename(full);
  if (name !== 'cur' && name !== 'new') return false;
  const sibling = join(dirname(full), name === 'cur' ? 'new' : 'cur');
  return statSync(sibling, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** As given where the working directory is gone. */
function fullName(folder: string): string {
  try {
    return resolve(folder);
  } catch {
    return folder;
  }
}

function asPath(folder: FilePath): Buffer {
  return typeof folder === 'string' ? Buffer.from(folder) : folder;
}
