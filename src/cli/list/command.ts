import { Argument, type Command, Option } from 'commander';
import type { Io } from '../io/io.ts';
import { addReadingOptions } from '../scan/options.ts';
import { addExamples } from '../shared/help.ts';
import { optionsOf, quietOption, rulesOption } from '../shared/options.ts';
import type { ListOptions } from './options.ts';

const another = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];

/** commander knows only a name in Latin letters as one that may come several times. */
function bouncesOption(): Option {
  const option = new Option(
    '--bounces <パス...>',
    'エラーメール。scan が読めるもの(mbox、フォルダー、ログ、以前の結果の .ndjson など)を、いくつでも',
  );
  option.variadic = true;
  return option;
}

/** `list FILE --bounces PATH...` of the program. */
export function addList(program: Command, io: Io, finish: (code: number) => void): void {
  const list = program
    .command('list')
    .summary('名簿から、エラーメールで分かった外すべき宛先を抜く')
    .description(
      '名簿(CSV か、1行に1つのアドレス)から、外すべき宛先と、苦情や配信停止の求めがあった宛先の行を抜きます。残る行は、列、順番、文字コード、改行まで元のままです。',
    )
    .addArgument(new Argument('<名簿>', '名簿のファイル(UTF-8、Shift_JIS、EUC-JP、UTF-16)。- で標準入力'))
    .addOption(bouncesOption())
    .option('--output <ファイル>', '整理した名簿を書き出すファイル。指定しなければ画面(標準出力)')
    .option(
      '--removed <ファイル>',
      '抜いた行と、そのわけ・日付・回数を書き出すファイル。指定しなければ --output の名前に -removed を付ける',
    )
    .option('--column <列>', 'アドレスの列の見出し、または左からの番号。指定しなければ探す')
    .option('--dry-run', '何件抜くかを示すだけで、何も書き出さない')
    .addOption(
      new Option(
        '--forget <アドレス>',
        'このアドレスについての通知を、なかったことにして残す。何度でも指定できる',
      ).argParser(another),
    )
    .option('--force', 'もうあるファイルにも書き出す(名簿とエラーメールのファイルには書きません)')
    .action(async (file: string) => {
      const { list: run } = await import('./list.ts');
      finish(await run(file, optionsOf<ListOptions>(list) as ListOptions, io));
    });
  addReadingOptions(list)
    .addOption(rulesOption())
    .addOption(new Option('--no-similar', '知らない文面を、よく似た文から推し量らない'))
    .addOption(new Option('--no-progress', '経過を表示しない'))
    .addOption(quietOption());
  addExamples(list, [
    { command: 'bounce-doctor list 名簿.csv --bounces bounces.mbox --dry-run', does: '何件抜くかを見る' },
    {
      command: 'bounce-doctor list 名簿.csv --bounces bounces.mbox --output 整理後.csv',
      does: '抜いた名簿と、抜いた行の一覧を書き出す',
    },
    {
      command: 'bounce-doctor list 名簿.csv --column 連絡先 --bounces ~/Maildir records.ndjson --output 整理後.csv',
      does: 'アドレスの列を名前で指定する',
    },
  ]);
}
