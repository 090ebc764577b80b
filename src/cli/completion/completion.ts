import type { Command } from 'commander';
import { EXIT, type Io } from '../io/io.ts';
import { writeOut } from '../io/sink.ts';
import { powershellScript } from './powershell.ts';
import type { ShellName } from './shells.ts';
import { type Spec, specOf } from './spec.ts';
import { bashScript, fishScript, zshScript } from './unix.ts';

const SCRIPTS: Readonly<Record<ShellName, (spec: Spec) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
};

/** `completion SHELL`: what its shell has to know of the program. */
export async function completion(shell: ShellName, program: Command, io: Io): Promise<number> {
  await writeOut(SCRIPTS[shell](specOf(program)), {}, io);
  return EXIT.ok;
}
