import { readFileSync, statSync } from 'node:fs';

export type TextFile = { readonly text: string } | { readonly why: string };

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'リンクの先がありません',
  EACCES: '権限がありません',
  EPERM: '権限がありません',
  EROFS: '書き込めない場所です',
  ENOSPC: 'ディスクの空き容量が足りません',
  ELOOP: 'リンクが輪になっています',
  EISDIR: 'フォルダーです',
};

/**
 * The text of a file that was found in a folder, or why there is none, in Japanese. What is no file is not opened: a
 * pipe would wait for a writer for ever.
 */
export function readTextFile(path: string): TextFile {
  const why = whyNoFile(path);
  if (why !== null) return { why };
  try {
    return { text: readFileSync(path, 'utf8') };
  } catch (error) {
    return { why: whyOf(error) };
  }
}

/** null where it is a file, though perhaps not one that may be read. */
export function whyNoFile(path: string): string | null {
  try {
    const stat = statSync(path);
    if (stat.isFile()) return null;
    return stat.isDirectory() ? (WHY.EISDIR as string) : 'ふつうのファイルではありません(パイプなど)';
  } catch (error) {
    return whyOf(error);
  }
}

/** @throws the error itself where no system says it: a bug must not look like a bad disk. */
export function whyOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return WHY[code] ?? `読み書きできません(${code})`;
}
