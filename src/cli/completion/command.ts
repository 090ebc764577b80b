import { Argument, type Command } from 'commander';
import type { Io } from '../io/io.ts';
import { addExamples } from '../shared/help.ts';
import { SHELLS, type ShellName } from './shells.ts';

export function addCompletion(program: Command, io: Io, finish: (code: number) => void): void {
  const completion = program
    .command('completion')
    .summary('コマンドやオプションを Tab キーで補うための設定を書き出す')
    .description('コマンドやオプションを Tab キーで補うための設定を書き出します。シェルに読み込ませて使います。')
    .addArgument(new Argument('<シェル>', SHELLS.join('、')).choices(SHELLS))
    .action(async (shell: ShellName) => {
      const { completion: run } = await import('./completion.ts');
      finish(await run(shell, program, io));
    });
  addExamples(completion, [
    { command: 'source <(bounce-doctor completion bash)', does: '~/.bashrc に書く' },
    { command: 'source <(bounce-doctor completion zsh)', does: '~/.zshrc の compinit の後に書く' },
    { command: 'bounce-doctor completion fish > ~/.config/fish/completions/bounce-doctor.fish', does: 'fish' },
    { command: 'bounce-doctor completion powershell | Out-String | Invoke-Expression', does: '$PROFILE に書く' },
  ]);
}
