import type { Command } from 'commander';
import type { Io } from '../io/io.ts';
import { addExamples } from '../shared/help.ts';
import { explainOption, optionsOf, quietOption, rulesOption } from '../shared/options.ts';

export function addStream(program: Command, io: Io, finish: (code: number) => void): void {
  const stream = program
    .command('stream')
    .summary('標準入力の JSON を1行ずつ診断し、1行ずつ答える(ほかのプログラムから使う)')
    .description(
      '1行に1件の JSON({"id": 1, "raw": "base64 にしたメール"} か {"id": 1, "text": "エラーの文"})を読み、そのつど1行で {"schema": 1, "id": 1, "records": [...]} と答えます。読めない行には {"id": null, "error": "..."} と答えて続けます。入力が終わると終わります。',
    )
    .addOption(rulesOption())
    .addOption(explainOption())
    .addOption(quietOption())
    .action(async () => {
      const { stream: run } = await import('./stream.ts');
      finish(await run(optionsOf(stream), io));
    });
  addExamples(stream, [
    { command: `echo '{"id":1,"text":"550 5.1.1 User unknown"}' | bounce-doctor stream`, does: '1件を尋ねる' },
  ]);
}
