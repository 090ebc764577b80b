import { Argument, type Command } from 'commander';
import type { Io } from '../io/io.ts';
import { addExamples } from '../shared/help.ts';
import { optionsOf, outputOption, quietOption, rulesOption } from '../shared/options.ts';

/** `redact FILE` of the program. */
export function addRedact(program: Command, io: Io, finish: (code: number) => void): void {
  const redact = program
    .command('redact')
    .summary('名前やアドレスを置き換えた、人に渡せる写しを作る')
    .description(
      'エラーメール1通の、アドレス、名前、サーバー名、IP アドレス、件名、元のメールの本文などを例の値に置き換えた写しを作ります。診断が変わるときは作りません。',
    )
    .addArgument(new Argument('<ファイル>', 'エラーメールのファイル。- で標準入力(貼り付けた文章でもよい)'))
    .addOption(rulesOption())
    .addOption(outputOption())
    .addOption(quietOption())
    .action(async (file: string) => {
      const { redact: run } = await import('./redact.ts');
      finish(await run(file, optionsOf(redact), io));
    });
  addExamples(redact, [
    { command: 'bounce-doctor redact mail.eml', does: '写しを画面に出す' },
    { command: 'bounce-doctor redact --output shared.eml mail.eml', does: 'ファイルに書き出す' },
    { command: 'bounce-doctor redact mail.eml | bounce-doctor', does: '写しの診断を見る' },
  ]);
}
