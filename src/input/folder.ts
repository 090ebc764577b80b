import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { FilePath } from './file.ts';
import { type InputProblem, problemOf } from './problem.ts';

export interface FoundFile {
  readonly type: 'file';
  readonly path: FilePath;
  readonly source: string;
  /** It lies in a Maildir, where every file is a message whatever its name. */
  readonly inMaildir: boolean;
}

export type Found = FoundFile | InputProblem | { readonly type: 'skipped'; readonly count: number };

const WANTED = /\.(?:eml|mbox|mbx|msg)(?:\.gz)?$/i;

/** The mail in a folder and all below it, in the byte order of names. Links are followed, no folder is read twice. */
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
    if (entry.kind !== 'folder') yield leaf(entry, folder.messages);
    // What is in tmp is still being delivered.
    else if (!isMaildir || entry.name !== 'tmp') yield* walk(below(entry, isMaildir), seen);
  }
}

function below({ path, source, name }: Entry, isMaildir: boolean): Folder {
  return { path, source, messages: isMaildir && (name === 'cur' || name === 'new') };
}

/** null: the folder was read before. */
function open(folder: Folder, seen: Set<string>): Entry[] | InputProblem | null {
  try {
    const real = realpathSync(folder.path, { encoding: 'buffer' }).toString('latin1');
    if (seen.has(real)) return null;
    seen.add(real);
    const dirents = readdirSync(folder.path, { withFileTypes: true, encoding: 'buffer' });
    return dirents.sort((a, b) => Buffer.compare(a.name, b.name)).map((dirent) => entryOf(folder, dirent));
  } catch (error) {
    return problemOf(error, folder.source);
  }
}

function entryOf(folder: Folder, dirent: Dirent<Buffer>): Entry {
  const name = dirent.name.toString('utf8');
  const full = Buffer.concat([folder.path, Buffer.from(sep), dirent.name]);
  const source = `${folder.source.replace(/\/$/, '')}/${name}`;
  return { path: full, name, source, kind: kindOf(dirent, full, source) };
}

function kindOf(dirent: Dirent<Buffer>, full: Buffer, source: string): Kind | InputProblem {
  if (dirent.isFile()) return 'file';
  if (dirent.isDirectory()) return 'folder';
  try {
    // A link, or a file system that does not tell.
    const stat = statSync(full);
    return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    return problemOf(error, source);
  }
}

function leaf(entry: Entry, inMaildir: boolean): Found {
  // Names that begin with a dot are no messages in a Maildir; a FIFO would wait for a writer for ever.
  const wanted = inMaildir ? !entry.name.startsWith('.') : WANTED.test(entry.name);
  if (!wanted || entry.kind === 'other') return { type: 'skipped', count: 1 };
  if (typeof entry.kind !== 'string') return entry.kind;
  return { type: 'file', path: entry.path, source: entry.source, inMaildir };
}

/** Somebody may name `Maildir/new` itself. */
function isPartOfMaildir(folder: Buffer): boolean {
  const full = resolve(folder.toString('utf8'));
  const name = basename(full);
  if (name !== 'cur' && name !== 'new') return false;
  const sibling = join(dirname(full), name === 'cur' ? 'new' : 'cur');
  return statSync(sibling, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function asPath(folder: FilePath): Buffer {
  return typeof folder === 'string' ? Buffer.from(folder) : folder;
}
