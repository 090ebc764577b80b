import { readPage } from '../../browser/file/first-page.ts';
import { EXIT, type Io, tell } from '../io/io.ts';
import { writeOut } from '../io/sink.ts';
import type { SharedOptions } from '../shared/shared-options.ts';
import { openTable, rulesFolder } from '../shared/table.ts';

export type PageOptions = Pick<SharedOptions, 'rules' | 'quiet' | 'output'>;

/** `page`: the doctor as one file for a browser. */
export async function writePage(options: PageOptions, io: Io): Promise<number> {
  if (options.output === undefined && io.stdout.isTTY) {
    tell(io, '--output bounce-doctor.html のように、書き出すファイルの名前を指定してください。');
    return EXIT.usage;
  }
  const own = rulesFolder(options, io.env) === null ? null : await openTable(options, io);
  await writeOut(readPage(own), options, io);
  return EXIT.ok;
}
