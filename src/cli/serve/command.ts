import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Io } from '../io/io.ts';
import { addExamples } from '../shared/help.ts';
import { optionsOf, quietOption, rulesOption } from '../shared/options.ts';
import { DEFAULT_PORT } from './default-port.ts';

export function addServe(program: Command, io: Io, finish: (code: number) => void): void {
  const serve = program
    .command('serve')
    .summary('貼り付けて読めるページを、このパソコンの中で開く')
    .description(
      'エラーメールの貼り付けや、ファイルのドラッグ&ドロップで診断できるページを開きます。このパソコンの中だけで動き、何も外へ送りません。止めるときは Ctrl-C を押します。',
    )
    .addOption(
      new Option('--port <番号>', `待ち受けるポート。指定しなければ ${DEFAULT_PORT}、0 なら空いているもの`).argParser(
        port,
      ),
    )
    .option('--open', 'ブラウザーも開く')
    .option('--host <アドレス>', 'ほかのパソコンからも使えるように、このアドレスで待ち受ける(--allow-host も要る)')
    .addOption(
      new Option('--allow-host <名前>', 'ほかのパソコンがこのページを開くときの名前。いくつでも書ける').argParser(
        names,
      ),
    )
    .addOption(rulesOption())
    .addOption(quietOption())
    .action(async () => {
      const { serve: run } = await import('./serve.ts');
      finish(await run(optionsOf(serve), io));
    });
  addExamples(serve, [
    { command: 'bounce-doctor serve --open', does: 'ページを開く' },
    {
      command: 'bounce-doctor serve --host 192.0.2.10 --allow-host helpdesk.example.jp',
      does: '社内の1台で動かし、その名前で使う',
    },
  ]);
}

function port(text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65_535)
    throw new InvalidArgumentError('0 から 65535 までの整数を指定してください。');
  return value;
}

/** A name as it stands in the Host header. */
const HOST_NAME = /^(?:[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/;

function names(text: string, before: readonly string[] = []): readonly string[] {
  const name = text.toLowerCase();
  if (!HOST_NAME.test(name))
    throw new InvalidArgumentError('helpdesk.example.jp のような名前を1つずつ指定してください。');
  return [...before, name];
}
