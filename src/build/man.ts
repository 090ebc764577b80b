import type { Command } from 'commander';
import type { Io } from '../cli/io/io.ts';
import { createProgram } from '../cli/start/program.ts';

const WIDTH = 76;

/** The manual page (section 1), which says what `--help` says, command by command. */
export function manual(version: string): string {
  let text = '';
  const wide = { columns: WIDTH };
  const program = createProgram(
    { stdout: wide, stderr: wide } as unknown as Io,
    () => {},
    (more) => {
      text += more;
    },
  );
  const helpOf = (command: Command): string => {
    text = '';
    command.outputHelp();
    return text;
  };
  const sections = withBelow(program).map(({ name, command }) => section(name, helpOf(command)));
  return [
    `.TH BOUNCE-DOCTOR 1 "" "bounce-doctor ${version}" "bounce-doctor"`,
    '.SH 名前',
    'bounce\\-doctor \\- エラーメールを日本語で説明する',
    ...sections,
    '',
  ].join('\n');
}

interface Named {
  readonly name: string;
  readonly command: Command;
}

const withBelow = (command: Command, before = ''): readonly Named[] => {
  const name = `${before} ${command.name()}`.trim();
  return [{ name, command }, ...command.commands.flatMap((one) => withBelow(one, name))];
};

/** As it stands: its columns are measured already. */
const section = (name: string, help: string): string =>
  [`.SH ${escaped(name)}`, '.nf', ...help.trimEnd().split('\n').map(lineOf), '.fi'].join('\n');

const escaped = (text: string): string => text.replaceAll('\\', '\\e').replaceAll('-', '\\-');
/** A line that begins with a dot or a quote would be an instruction to roff. */
const lineOf = (line: string): string => escaped(line).replace(/^(?=[.'])/, '\\&');
