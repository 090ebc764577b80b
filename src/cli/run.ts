import { type Command, CommanderError } from 'commander';
import { visible } from '../output/visible.ts';
import { EXIT, type Io, tell } from './io.ts';
import { OutputFailed } from './output-failed.ts';
import { createProgram } from './program.ts';
import { RulesRefused } from './rules-refused.ts';
import { ReaderGone } from './sink.ts';
import { helpHint, usageMessage } from './usage.ts';

/** Runs the command line and returns its exit code; a bug throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok;
  const program = createProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, program, argv, io);
  }
}

function failed(error: unknown, program: Command, argv: readonly string[], io: Io): number {
  if (error instanceof ReaderGone) return EXIT.ok;
  if (error instanceof OutputFailed) {
    tell(io, `${visible(error.path)} に書き出せません。${error.reason}`);
    return EXIT.usage;
  }
  if (error instanceof RulesRefused) {
    for (const line of error.lines) io.stderr.write(`${line}\n`);
    return EXIT.usage;
  }
  if (!(error instanceof CommanderError)) throw error;
  if (error.exitCode === 0) return EXIT.ok;
  // `help` for a command that does not exist: commander has printed the whole help.
  if (error.code === 'commander.help') return EXIT.usage;
  tell(io, `${usageMessage(error)}\n${helpHint(commandIn(program, argv))}`);
  return EXIT.usage;
}

const commandIn = (program: Command, argv: readonly string[]): string =>
  argv.find((word) => program.commands.some((command) => command.name() === word)) ?? '';
