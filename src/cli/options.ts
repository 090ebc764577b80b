import { type Command, Option } from 'commander';
import { COLOR_CHOICES, type ColorChoice } from './color.ts';

/** What the shared flags say. */
export interface SharedOptions {
  readonly output?: string;
  readonly color: ColorChoice;
  readonly quiet: boolean;
  readonly bom: boolean;
  readonly inquiry: boolean;
}

/** `true` where a flag was not given, as commander has it for `--no-...`. */
const DEFAULTS: SharedOptions = { color: 'auto', quiet: false, bom: true, inquiry: false };

export const formatOption = (names: readonly string[]): Option =>
  new Option('--format <形式>', '出力の形式').choices(names);

export const inquiryOption = (): Option =>
  new Option('--inquiry', '管理者への問い合わせと、相手の方への連絡の文も作る(形式が card か markdown のとき)');

export function addSharedOptions(command: Command): Command {
  return command
    .addOption(new Option('--output <ファイル>', '画面の代わりにファイルへ書き出す'))
    .addOption(new Option('--color <いつ>', '色を付けるか').choices(COLOR_CHOICES))
    .addOption(new Option('--no-bom', 'CSV の先頭に BOM を付けない(Excel 以外で読むとき)'))
    .addOption(new Option('--no-progress', '経過を表示しない'))
    .addOption(new Option('-q, --quiet', '注意や経過を表示しない(エラーは表示する)'));
}

/** The flags of a command; those in front of its name count too, its own win. */
export function optionsOf<T extends object>(command: Command): SharedOptions & Partial<T> {
  const given = [command.parent, command].map((one) => (one === null ? {} : givenOptions(one)));
  return Object.assign({}, DEFAULTS, ...given) as SharedOptions & Partial<T>;
}

const givenOptions = (command: Command): object =>
  Object.fromEntries(Object.entries(command.opts()).filter(([name]) => command.getOptionValueSource(name) === 'cli'));
