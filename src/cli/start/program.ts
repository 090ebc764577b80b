import { readFileSync } from 'node:fs';
import { Argument, Command, CommanderError } from 'commander';
import { PACKAGE_ROOT } from '../../package/root.ts';
import { visible } from '../../visible.ts';
import { addCheck } from '../check/command.ts';
import { addCompletion } from '../completion/command.ts';
import type { ExplainOptions } from '../explain/options.ts';
import { COMMAND, EXIT, type Io, tell } from '../io/io.ts';
import { addList } from '../list/command.ts';
import { addPage } from '../page/command.ts';
import { addRedact } from '../redact/command.ts';
import { addRules } from '../rules/command.ts';
import { addScanOptions } from '../scan/options.ts';
import { addServe } from '../serve/command.ts';
import { addExamples, EXIT_CODE_TABLE, JAPANESE_HELP } from '../shared/help.ts';
import {
  addSharedOptions,
  formatOption,
  fullOption,
  inquiryOption,
  optionsOf,
  plainOption,
} from '../shared/options.ts';
import { addRecordOptions } from '../shared/record-options.ts';
import { addStream } from '../stream/command.ts';
import { mistypedCommand } from './similar.ts';

type Finish = (code: number) => void;
type Print = (text: string) => void;

/** The commander program; each action hands its exit code to `finish`; help goes to `print`. What an action needs is loaded by it. */
export function createProgram(io: Io, finish: Finish, print: Print): Command {
  const program = new Command(COMMAND)
    .exitOverride()
    .enablePositionalOptions()
    .configureHelp(JAPANESE_HELP)
    .configureOutput(outputTo(io, print));
  describeDiagnose(program, io, finish, print);
  addScan(program, io, finish);
  addList(program, io, finish);
  addExplain(program, io, finish);
  addCheck(program, io, finish);
  addRules(program, io, finish);
  addRedact(program, io, finish);
  addServe(program, io, finish);
  addStream(program, io, finish);
  addPage(program, io, finish);
  addCompletion(program, io, finish);
  for (const command of withBelow(program)) command.helpOption('-h, --help', 'この説明を表示する');
  return program.helpCommand('help [コマンド]', 'コマンドの説明を表示する');
}

const withBelow = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(withBelow)];

/** Errors are told by `run`, in Japanese. */
const outputTo = (io: Io, print: Print) => ({
  writeOut: print,
  writeErr: (text: string) => void io.stderr.write(text),
  getOutHelpWidth: () => io.stdout.columns || 80,
  getErrHelpWidth: () => io.stderr.columns || 80,
  getOutHasColors: () => false,
  getErrHasColors: () => false,
  outputError: () => {},
});

/** Nothing to read and nobody piping: waiting for input would look like a hang. */
const isLost = (paths: readonly string[], io: Io): boolean => paths.length === 0 && io.stdin.isTTY === true;

function helpInstead(command: Command): number {
  command.outputHelp({ error: true });
  return EXIT.usage;
}

function isNoCommand(word: string, meant: string, io: Io): number {
  tell(io, `${visible(word)} というファイルはありません。${meant} のことですか`);
  return EXIT.usage;
}

/** Not commander's own, which would have every start read package.json. */
function printVersion(print: Print): never {
  const { version } = JSON.parse(readFileSync(`${PACKAGE_ROOT}/package.json`, 'utf8')) as { readonly version: string };
  print(`${version}\n`);
  throw new CommanderError(EXIT.ok, 'commander.version', version);
}

function describeDiagnose(program: Command, io: Io, finish: Finish, print: Print): void {
  program
    .usage('[オプション] [パス...]')
    .description('エラーメール(不達通知、バウンスメール)を読み、何が起きたのか・次に何をすればよいのかを説明します。')
    .option('-V, --version', '版を表示する')
    .on('option:version', () => printVersion(print))
    .addArgument(new Argument('[パス...]', 'エラーメールのファイル。- か省略で標準入力(貼り付けた文章でもよい)'))
    .addOption(formatOption(['card', 'json', 'ndjson', 'csv', 'markdown']))
    .addOption(inquiryOption())
    .addOption(plainOption())
    .addOption(fullOption())
    .action(async (paths: string[]) => {
      if (isLost(paths, io)) return finish(helpInstead(program));
      const [first = ''] = paths;
      const meant = mistypedCommand(first, program);
      if (meant !== null) return finish(isNoCommand(first, meant, io));
      const { diagnose } = await import('../diagnose/diagnose.ts');
      finish(await diagnose(paths, optionsOf(program), io));
    });
  addRecordOptions(addSharedOptions(program));
  addExamples(program, [
    { command: 'bounce-doctor mail.eml', does: '保存したエラーメールを診断する' },
    { command: 'bounce-doctor < mail.eml', does: '標準入力から読む' },
    { command: 'bounce-doctor --inquiry mail.eml', does: '問い合わせの文も作る' },
    { command: 'bounce-doctor --format json *.eml', does: 'いくつかを JSON にする' },
    {
      command: 'bounce-doctor --append records.ndjson --exit-zero -',
      does: 'メールサーバーから呼び、結果を1件1行で書き足す',
    },
    { command: 'bounce-doctor scan ~/Maildir', does: '届いたエラーメールをまとめて集計する' },
    { command: 'bounce-doctor explain "550 User unknown"', does: 'エラーの文や番号を調べる' },
  ]);
  program.addHelpText('after', EXIT_CODE_TABLE);
}

function addScan(program: Command, io: Io, finish: Finish): void {
  const scan = program
    .command('scan')
    .summary('たくさんのメールをまとめて診断し、集計する')
    .description('メールボックスやフォルダーの中のメールをまとめて診断し、集計します。')
    .addArgument(
      new Argument(
        '[パス...]',
        'mbox、Maildir、フォルダー、メールのファイル(.gz も)、以前の結果(.ndjson)。- で標準入力',
      ),
    )
    .addOption(formatOption(['table', 'markdown', 'html', 'ndjson', 'csv', 'json']))
    .action(async (paths: string[]) => {
      if (isLost(paths, io)) return finish(helpInstead(scan));
      const { scan: run } = await import('../scan/scan.ts');
      finish(await run(paths, optionsOf(scan), io));
    });
  addScanOptions(scan);
  addRecordOptions(addSharedOptions(scan));
  addExamples(scan, [
    { command: 'bounce-doctor scan bounces.mbox', does: '集計を表示する' },
    { command: 'bounce-doctor scan --format csv --output list.csv ~/Maildir', does: '1件1行の表にする' },
    {
      command: 'zcat old.mbox.gz | bounce-doctor scan --format ndjson -',
      does: '標準入力から読み、1件1行の JSON にする',
    },
    { command: 'bounce-doctor scan --format html --output report.html ~/Maildir', does: '会議に出せる報告書にする' },
    {
      command: 'bounce-doctor scan --sent 50000 --compare october.ndjson november.mbox',
      does: '送った数に対する割合と、前回からの増減を加える',
    },
    { command: 'bounce-doctor scan --export addresses bounces.mbox', does: '名簿から外す宛先を、1行に1つ' },
    {
      command: 'bounce-doctor scan --format csv --fields recipient,reason,list bounces.mbox',
      does: '要る項目だけの表',
    },
    {
      command: 'bounce-doctor scan --by recipient --soft 3 bounces.mbox',
      does: '宛先ごとに、外すか残すかと、そのわけ',
    },
    {
      command: 'bounce-doctor scan --state seen.json --append records.ndjson ~/Maildir',
      does: '新しいメールだけを読む',
    },
    { command: 'bounce-doctor scan host1.ndjson host2.ndjson', does: '別々に診断した結果を1つの集計にする' },
  ]);
}

function addExplain(program: Command, io: Io, finish: Finish): void {
  const explain = program
    .command('explain')
    .summary('エラーの番号・文・用語などを調べる')
    .description('エラーの番号や文、理由、規則、用語の意味と、原因、対処を説明します。')
    .addArgument(
      new Argument(
        '[調べるもの...]',
        '番号(550、5.7.26、0x800CCC0E)、理由(userunknown)、規則、用語(OP25B)、困りごと(自分の言葉でよい)、エラーの文。- で標準入力の1行を1件として診断する',
      ),
    )
    .option('--list', '尋ねられる困りごと・用語・理由の一覧を表示する')
    .addOption(formatOption(['card', 'json', 'ndjson', 'csv', 'markdown']))
    .action(async (what: string[]) => {
      const options = optionsOf(explain) as ExplainOptions;
      if (what.length === 0 && !options.list)
        explain.error("error: missing required argument '調べるもの'", { code: 'commander.missingArgument' });
      const { explain: run } = await import('../explain/explain.ts');
      finish(await run(what, options, io));
    });
  addSharedOptions(explain);
  addExamples(explain, [
    { command: 'bounce-doctor explain 5.7.26', does: '番号の意味' },
    { command: 'bounce-doctor explain OP25B', does: '用語の意味' },
    { command: 'bounce-doctor explain "携帯電話にだけ届かない"', does: '困りごとを自分の言葉で尋ねる' },
    { command: 'bounce-doctor explain "554 Relay access denied"', does: 'エラーの文の原因と対処' },
    { command: 'bounce-doctor explain --format ndjson - < maillog', does: 'ログを1行ずつ診断する' },
  ]);
}
