import { type Command, InvalidArgumentError, Option } from 'commander';
import { HEADING_LANGUAGES } from '../../output/stream/heading-language.ts';
import { FIRST } from './help.ts';

/** The flags of commands that write records: which fields, where to, and what a mail server is told. */
export function addRecordOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--fields <項目>',
        '診断結果のうち、この項目だけを、この順に書き出す(形式が ndjson か csv のとき)。例: recipient,reason,list',
      ).argParser(fields),
    )
    .addOption(new Option('--columns <項目>', '--fields と同じ').argParser(fields))
    .addOption(
      new Option('--headings <言葉>', 'CSV の見出しを、項目の名前(name)にするか、日本語(ja)にするか')
        .choices(HEADING_LANGUAGES)
        .default(undefined, FIRST),
    )
    .addOption(
      new Option(
        '--header <名前>',
        '元のメールのヘッダー(配信で付けた X-Campaign-ID など)も headers として結果に入れる。何度でも指定できる',
      ).argParser(header),
    )
    .option('--append <ファイル>', 'ファイルの終わりに1件1行で書き足す。同時にいくつ動いても行は混ざらない')
    .option(
      '--exit-zero',
      '診断の結果にかかわらず終了コードを 0 にし、結果を残せなかったときだけ 75 にする(メールサーバーから使う)',
    );
}

/** RFC 5322 section 3.6.8; a colon behind it comes from copying. */
const FIELD_NAME = /^[!-9;-~]{1,76}$/;

function header(text: string, previous: readonly string[] = []): readonly string[] {
  const name = text.trim().replace(/:$/, '');
  if (!FIELD_NAME.test(name))
    throw new InvalidArgumentError('X-Campaign-ID のように、ヘッダーの名前を書いてください。');
  const isKnown = previous.some((one) => one.toLowerCase() === name.toLowerCase());
  return isKnown ? previous : [...previous, name];
}

function fields(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('')) throw new InvalidArgumentError('recipient,reason のように、項目を「,」で区切ってください。');
  return [...new Set(names)];
}
