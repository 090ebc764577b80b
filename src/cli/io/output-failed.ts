import { EXIT } from './io.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'そのフォルダーがありません。先に作るか、別の場所を指定してください。',
  ENOTDIR: 'そのフォルダーがありません。別の場所を指定してください。',
  EACCES: '書き込む権限がありません。別の場所を指定してください。',
  EPERM: '書き込む権限がありません。別の場所を指定してください。',
  EROFS: '書き込めない場所です。別の場所を指定してください。',
  EISDIR: 'フォルダーです。ファイルの名前まで指定してください。',
  ELOCKED: 'ほかのプログラムが書き込みを続けています。もう一度実行してください。',
  ENOSPC: 'ディスクの空き容量が足りません。空けるか、別の場所を指定してください。',
  ENAMETOOLONG: '名前が長すぎます。短い名前を指定してください。',
  ELOOP: 'リンクの先をたどれません。別の場所を指定してください。',
  READ_ONLY: '読み取り専用のファイルです。書き込めるようにするか、別の名前を指定してください。',
  IS_INPUT: '読むファイルと同じです。別の名前を指定してください。',
  EXISTS: 'その名前のファイルがもうあります。別の名前を指定するか、要らなければ先に消してください。',
};

/** The results could not be written: to the file of `--output`, or to stdout. */
export class OutputFailed extends Error {
  readonly path: string;
  /** Japanese: why, and what to do. */
  readonly reason: string;
  readonly exit: number;

  constructor(path: string, cause: unknown, exit: number = EXIT.usage) {
    super(`cannot write ${path}`, { cause });
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    this.path = path;
    this.exit = exit;
    this.reason = REASONS[code] ?? `書き込みに失敗しました(${code})。別の場所を指定してください。`;
  }
}
