import { type Command, CommanderError } from 'commander';
import { EXIT, type Io, tell } from '../io/io.ts';
import { writeOut } from '../io/sink.ts';
import { createProgram } from './program.ts';
import { helpHint, usageMessage } from './usage.ts';

/** What the words of a command line ask for, done; returns the exit code. */
export async function commandLine(argv: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok;
  let help = '';
  const program = createProgram(
    io,
    (result) => {
      code = result;
    },
    (text) => {
      help += text;
    },
  );
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = misused(error, program, argv, io);
  }
  if (help !== '') await writeOut(help, {}, io);
  return code;
}

function misused(error: CommanderError, program: Command, argv: readonly string[], io: Io): number {
  if (error.exitCode === 0) return EXIT.ok;
  // `help` for a command that does not exist: commander has printed the whole help.
  if (error.code === 'commander.help') return EXIT.usage;
  tell(io, `${usageMessage(error)}\n${helpHint(commandIn(program, argv))}`);
  return EXIT.usage;
}

const commandIn = (program: Command, argv: readonly string[]): string =>
  argv.find((word) => program.commands.some((command) => command.name() === word)) ?? '';
