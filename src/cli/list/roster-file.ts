import { readFile } from 'node:fs/promises';
import { signatureOf } from '../../input/bytes/magic.ts';
import { encodingOf, isUtf16 } from '../../roster/encoding.ts';
import { type Form, type FormFault, formOf } from '../../roster/form.ts';
import { visible } from '../../visible.ts';
import type { Io } from '../io/io.ts';

/** A list that was read, and how it is laid out. */
export interface RosterFile {
  readonly bytes: Uint8Array;
  readonly form: Form;
}

/** A Japanese sentence where it cannot be used; `column`: what the reader says where the addresses stand. */
export async function readRoster(path: string, column: string | null, io: Io): Promise<RosterFile | string> {
  const bytes = await bytesOf(path, io);
  if (typeof bytes === 'string') return bytes;
  if (bytes.length === 0) return '空のファイルです。';
  const signature = signatureOf(bytes);
  if (signature !== null)
    return `${signature.name} の形で、名簿として読めません。Excel のブックなら、「名前を付けて保存」で CSV にしてください。`;
  const encoding = encodingOf(bytes);
  if (encoding === null) return 'ISO-2022-JP(JIS)の名簿は扱えません。UTF-8 か Shift_JIS で保存し直してください。';
  if (!isUtf16(encoding) && bytes.includes(0))
    return '文字のファイルではないため、名簿として読めません。CSV か、1行に1つのアドレスのファイルを指定してください。';
  const form = formOf(bytes, encoding, column);
  return 'fault' in form ? faultText(form, column) : { bytes, form };
}

async function bytesOf(path: string, io: Io): Promise<Uint8Array | string> {
  if (path === '-') {
    const chunks: Uint8Array[] = [];
    for await (const chunk of io.stdin) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
  try {
    return await readFile(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return WHY[code] ?? `読めません(${code})。`;
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: '見つかりません。名前と場所を確かめてください。',
  EACCES: '読む権限がありません。',
  EISDIR: 'フォルダーです。名簿のファイルを指定してください。',
  ERR_FS_FILE_TOO_LARGE: '2 GiB を超える名簿は扱えません。分けてください。',
};

const named = (columns: readonly string[]): string => columns.map((column) => `「${visible(column, 60)}」`).join(' ');

function faultText(fault: FormFault, asked: string | null): string {
  switch (fault.fault) {
    case 'no-address':
      return 'アドレスの列が見つかりません。1行に1件の CSV か、1行に1つのアドレスのファイルを指定してください。';
    case 'ambiguous':
      return `アドレスの列がいくつかあります: ${named(fault.columns)}。--column で、どれかを指定してください。`;
    case 'no-column':
      return `--column の ${visible(asked ?? '', 60)} という列はありません。あるのは次の列です: ${named(fault.columns)}`;
  }
}
