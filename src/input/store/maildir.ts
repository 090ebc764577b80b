import { readdirSync } from 'node:fs';
import { type FilePath, fileChunks } from './file.ts';
import { isMissing } from './missing.ts';

/**
 * What names a message in a Maildir for as long as it lives; the flags behind the colon change, and its folder
 * (https://cr.yp.to/proto/maildir.html). File systems that allow no colon have `;` or `!` there.
 */
export function uniqueName(name: string): string {
  return /^[^:;!]*/.exec(name)?.[0] ?? name;
}

/** Where the message of a name that is gone lies now; null where it was deleted. */
function findAgain(path: FilePath): FilePath | null {
  const { maildir, slash, name } = placeOf(Buffer.from(path).toString('latin1'));
  for (const folder of ['new', 'cur']) {
    const found = namesIn(`${maildir}${folder}`).find((one) => uniqueName(one) === uniqueName(name));
    if (found !== undefined) return Buffer.from(`${maildir}${folder}${slash}${found}`, 'latin1');
  }
  return null;
}

/** A message lies in `cur` or `new`, each three letters long. */
function placeOf(path: string): { readonly maildir: string; readonly slash: string; readonly name: string } {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return { maildir: path.slice(0, at - 'cur'.length), slash: path.charAt(at), name: path.slice(at + 1) };
}

/** One byte a character, as names need not be UTF-8. */
function namesIn(folder: string): string[] {
  return readdirSync(Buffer.from(folder, 'latin1'), 'latin1');
}

/** A program that sets one flag after another renames a message as often. */
const TRIES = 5;

/** A message, under whatever name it has by now. @throws as `fileChunks` does; ENOENT where it was deleted. */
export async function* maildirChunks(path: FilePath, tries = TRIES): AsyncGenerator<Uint8Array> {
  try {
    // What was opened stays readable under any name.
    yield* fileChunks(path);
  } catch (error) {
    const now = tries > 0 && isMissing(error) ? findAgain(path) : null;
    if (now === null) throw error;
    yield* maildirChunks(now, tries - 1);
  }
}
