import type { Command, HelpConfiguration } from 'commander';
import { columnsOf, pad } from '../../output/text/columns.ts';
import { wrap } from '../../output/text/wrap.ts';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Global Options:': '共通のオプション:',
  'Commands:': 'コマンド:',
};

/** commander's help in Japanese: titles, choices, and columns measured as a terminal shows them. */
export const JAPANESE_HELP: HelpConfiguration = {
  styleTitle: (title) => TITLES[title] ?? title,
  displayWidth: (text) => columnsOf(text),
  boxWrap: (text, width) =>
    text
      .split('\n')
      .map((line) => wrap(line, width).join('\n'))
      .join('\n'),
  optionDescription: ({ description, argChoices, defaultValueDescription }) =>
    description + (argChoices ? `: ${choicesText(argChoices, defaultValueDescription === FIRST)}` : ''),
  commandUsage: (command) => `${fullName(command)} ${command.usage().replace('[options]', '[オプション]')}`,
  subcommandTerm: (command) => `${command.name()} ${command.usage().replace(/\[options\] ?/, '')}`.trim(),
  argumentDescription: ({ description }) => description,
};

/** What describes the default of an option of which the first choice applies when it is not given. */
export const FIRST = 'first';

const choicesText = ([first = '', ...others]: readonly string[], isDefault: boolean): string =>
  [isDefault ? `${first}(指定しないとき)` : first, ...others].join(' | ');

const fullName = (command: Command): string =>
  command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;

export interface Example {
  readonly command: string;
  readonly does: string;
}

/** Adds 「例」 below the help of a command; laid out only where that help is shown. */
export const addExamples = (command: Command, examples: readonly Example[]): Command =>
  command.addHelpText('after', () => examplesText(examples));

function examplesText(examples: readonly Example[]): string {
  const columns = Math.max(...examples.map((example) => columnsOf(example.command))) + 2;
  const lines = examples.map(({ command: line, does }) => `  ${pad(line, columns)}${does}`);
  return `\n例:\n${lines.join('\n')}`;
}

export const EXIT_CODE_TABLE = `
終了コード:
  0  終わりました
  1  終わりましたが、確かめることがあります
       エラーメール(不達・遅延・配送済み・苦情・自動応答の通知)が1通もない
       どの規則にも当てはまらない通知がある(bounce-doctor と explain)
       読み取れない、または途中までしか読めないメールがある(scan と list)
       診断を変えずに写しを作れない(redact)
       期待値との違いがある(check)、規則に誤りがある(rules check)
       読めない行がある(stream)
  2  使い方の間違い、--rules の規則の誤り、check で確かめるものがない、
     開けない入力がある(ほかの入力は診断します)、結果を書き出せない、
     または bounce-doctor の誤りで続けられない
  75  --append のファイルに書き足せませんでした(--exit-zero のときは、2 以上がすべて 75)
  130, 143  途中で止められました(Ctrl-C、SIGTERM)。そこまでの結果は出力します
  いくつかに当てはまるときは、大きいほうになります`;
