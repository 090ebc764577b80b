import type { Command } from 'commander';
import type { Io } from '../io/io.ts';
import { addExamples } from '../shared/help.ts';
import { optionsOf, outputOption, quietOption, rulesOption } from '../shared/options.ts';

export function addPage(program: Command, io: Io, finish: (code: number) => void): void {
  const page = program
    .command('page')
    .summary('何も入れずにブラウザーで使える、1つの HTML ファイルを書き出す')
    .description(
      'エラーメールの診断を、1つの HTML ファイルとして書き出します。受け取った人は、ブラウザーで開くだけで使えます。何も入れる必要はなく、ネットワークも使いません。',
    )
    .addOption(outputOption())
    .addOption(rulesOption())
    .addOption(quietOption())
    .action(async () => {
      const { writePage } = await import('./page.ts');
      finish(await writePage(optionsOf(page), io));
    });
  addExamples(page, [
    { command: 'bounce-doctor page --output bounce-doctor.html', does: '同僚に配るファイルを作る' },
    { command: 'bounce-doctor page --rules my-rules --output doctor.html', does: '自分の規則も入れる' },
  ]);
}
