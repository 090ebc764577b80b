import {
  appendFileSync,
  closeSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  realpathSync,
} from 'node:fs';
import { locked } from './file-lock.ts';
import { EXIT } from './io.ts';
import { OutputFailed } from './output-failed.ts';
import type { Sink } from './target.ts';

const LF = 0x0a;

/**
 * Adds whole lines to a file that others add to at the same time; `head` is what an empty file begins with.
 * What cannot be written down to its end leaves no part of itself.
 */
export async function appendSink(path: string, head: string): Promise<Sink<string>> {
  const guard = async (work: () => void | Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      throw new OutputFailed(path, error, EXIT.notKept);
    }
  };
  let [file, target, isRegular] = [-1, path, false];
  await guard(() => {
    file = openSync(path, 'a+');
    isRegular = fstatSync(file).isFile();
    // Two names of one file have one lock.
    target = realpathSync(path);
  });
  return {
    write: (text) =>
      guard(() => (isRegular ? locked(target, () => addLines(file, text, head)) : appendFileSync(file, text))),
    close: () =>
      guard(() => {
        // A mail server forgets the mail as soon as it hears that it is kept.
        if (isRegular) fdatasyncSync(file);
        closeSync(file);
      }),
    async abandon() {
      try {
        closeSync(file);
      } catch {
        // It was closed, though not without trouble.
      }
    },
  };
}

function addLines(file: number, lines: string, head: string): void {
  if (lines === '') return;
  const { size } = fstatSync(file);
  try {
    appendFileSync(file, (size === 0 ? head : lineEnd(file, size)) + lines);
  } catch (error) {
    ftruncateSync(file, size);
    throw error;
  }
}

/** Somebody without a lock may have left half a line. */
function lineEnd(file: number, size: number): string {
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last[0] === LF ? '' : '\n';
}
