import { type Command, Option } from 'commander';
import { COLOR_CHOICES } from '../io/color.ts';
import { FIRST } from './help.ts';
import { NO_OPTIONS, type SharedOptions } from './shared-options.ts';

export const formatOption = (names: readonly string[]): Option =>
  new Option('--format <形式>', '出力の形式').choices(names).default(undefined, FIRST);

export const inquiryOption = (): Option =>
  new Option('--inquiry', '管理者への問い合わせと、相手の方への連絡の文も作る(形式が card か markdown のとき)');

export const plainOption = (): Option =>
  new Option('--plain', 'カードを、返信などに貼り付けやすい形(色・桁そろえ・改行なし)にする');

export const fullOption = (): Option => new Option('--full', '原因、全部の手順、根拠、用語まで載せた長いカードにする');

export const rulesOption = (): Option =>
  new Option('--rules <フォルダー>', '自分で書いた規則も使う(環境変数 BOUNCE_DOCTOR_RULES でもよい)');

export const outputOption = (): Option => new Option('--output <ファイル>', '画面の代わりにファイルへ書き出す');

export const quietOption = (): Option => new Option('-q, --quiet', '注意や経過を表示しない(エラーは表示する)');

export const explainOption = (): Option => new Option('--explain', 'どの規則がなぜ勝ち、どれがなぜ負けたかも示す');

export function addSharedOptions(command: Command): Command {
  return command
    .addOption(rulesOption())
    .addOption(explainOption())
    .addOption(new Option('--no-similar', '知らない文面を、よく似た文から推し量らない'))
    .addOption(outputOption())
    .addOption(new Option('--color <いつ>', '色を付けるか').choices(COLOR_CHOICES).default(undefined, FIRST))
    .addOption(new Option('--no-bom', 'CSV の先頭に BOM を付けない(Excel 以外で読むとき)'))
    .addOption(new Option('--no-progress', '経過を表示しない'))
    .addOption(quietOption());
}

/** The flags of a command; those in front of its name count too, its own win. */
export function optionsOf<T extends object>(command: Command): SharedOptions & Partial<T> {
  return Object.assign({}, NO_OPTIONS, ...lineOf(command).map(givenOptions)) as SharedOptions & Partial<T>;
}

/** The command and all above it, the program first. */
const lineOf = (command: Command): readonly Command[] =>
  command.parent === null ? [command] : [...lineOf(command.parent), command];

const givenOptions = (command: Command): object =>
  Object.fromEntries(Object.entries(command.opts()).filter(([name]) => command.getOptionValueSource(name) === 'cli'));
