import type { CommanderError } from 'commander';
import { visible } from '../../visible.ts';
import { COMMAND } from '../io/io.ts';
import { suggestionIn } from './similar.ts';

/** commander's English error as a Japanese one that says what to do next. */
export function usageMessage(error: CommanderError): string {
  const [first = '', second = ''] = [...error.message.matchAll(/'([^']{0,200})'/g)].map((match) =>
    visible(match[1] ?? ''),
  );
  switch (error.code) {
    case 'commander.unknownOption':
      return unknownOption(first, suggestionIn(error.message));
    case 'commander.missingArgument':
      return `「${first.replace('...', '')}」を指定してください。`;
    case 'commander.optionMissingArgument':
      return `${first} の値がありません。${first.split(' ')[0]} の後に値を書いてください。`;
    case 'commander.invalidArgument':
      if (error.message.startsWith('error: command-argument'))
        return `${second}に ${first} は使えません。${choicesIn(error.message)}`;
      return `${first.split(' ')[0]} に ${second} は使えません。${choicesIn(error.message)}`;
    case 'commander.excessArguments':
      return '引数が多すぎます。空白を含むものは " " で囲んでください。';
    case 'commander.unknownCommand':
      return `${first} というコマンドはありません。`;
    default:
      return '使い方が違います。';
  }
}

/** Printed below every usage error. */
export const helpHint = (command: string): string =>
  `使い方は ${COMMAND} ${command === '' ? '' : `${command} `}--help で見られます。`;

function unknownOption(option: string, suggestion: string | null): string {
  const meant = suggestion === null ? '' : `${suggestion} のことですか。`;
  return `${option} というオプションはありません。${meant}「-」で始まるファイルや文は、-- の後に書いてください。`;
}

function choicesIn(message: string): string {
  const choices = /Allowed choices are ([^.]{1,2000})\./.exec(message)?.[1];
  if (choices !== undefined) return `次のどれかを指定してください: ${choices}`;
  return visible(/ is invalid\. (.{1,2000})/s.exec(message)?.[1] ?? '', 2000);
}
