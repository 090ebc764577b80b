import { Argument, type Command } from 'commander';
import type { Io } from '../io/io.ts';
import { addExamples } from '../shared/help.ts';
import { formatOption, optionsOf, outputOption, quietOption, rulesOption } from '../shared/options.ts';
import { CHECK_FORMATS } from './formats.ts';

export function addCheck(program: Command, io: Io, finish: (code: number) => void): void {
  const check = program
    .command('check')
    .summary('手元のエラーメールの診断が、期待どおりかを確かめる(CI 用)')
    .description(
      '.eml(または .txt)を診断し、同じ名前の .yaml に書いた期待値と比べます。違いは1件ずつ示し、最後に「N passed, N failed」と書きます。',
    )
    .addArgument(new Argument('[フォルダー]', 'メールと期待値を置いた場所。省略すると fixtures'))
    .addOption(formatOption(CHECK_FORMATS))
    .option('--update', '期待値を今の診断に合わせて書く(コメントと、書いてある項目の選び方は残す)')
    .addOption(rulesOption())
    .addOption(outputOption())
    .addOption(quietOption())
    .action(async (folder: string | undefined) => {
      const { check: run } = await import('./check.ts');
      finish(await run(folder, optionsOf(check), io));
    });
  addExamples(check, [
    { command: 'bounce-doctor check fixtures', does: '期待値と比べる' },
    { command: 'bounce-doctor check --update fixtures', does: '期待値を作る・書き直す' },
    { command: 'bounce-doctor check --format github fixtures', does: 'GitHub Actions の注釈にする' },
    { command: 'bounce-doctor check --format junit --output report.xml fixtures', does: 'JUnit 形式で残す' },
    { command: 'bounce-doctor check --rules my-rules fixtures', does: '自分の規則も使って確かめる' },
  ]);
}
