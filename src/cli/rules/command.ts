import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { REASONS, TIERS } from '../../model.ts';
import type { Io } from '../io/io.ts';
import { addExamples } from '../shared/help.ts';
import { formatOption, optionsOf, outputOption, quietOption, rulesOption } from '../shared/options.ts';
import { LIST_FORMATS } from './formats.ts';
import type { RulesListOptions } from './list.ts';
import type { UnmatchedOptions } from './unmatched.ts';

type Finish = (code: number) => void;

export function addRules(program: Command, io: Io, finish: Finish): void {
  const rules = program
    .command('rules')
    .summary('規則を一覧する・確かめる・下書きする')
    .description('診断に使う規則(YAML)を一覧し、確かめ、エラーの文から下書きします。');
  addList(rules, io, finish);
  addRulesCheck(rules, io, finish);
  addNew(rules, io, finish);
  rules.usage('<コマンド>').helpCommand(false);
  addExamples(rules, [
    { command: 'bounce-doctor rules list --reason mailboxfull', does: '容量超過の規則を一覧する' },
    { command: 'bounce-doctor rules new "550 Mailbox frozen" > my-rules/frozen.yaml', does: '規則を下書きする' },
    { command: 'bounce-doctor rules check my-rules', does: '自分の規則を確かめる' },
  ]);
}

/** The whole list of reasons would fill the help. */
function reasonOf(given: string): string {
  if (REASONS.some((reason) => reason === given)) return given;
  throw new InvalidArgumentError(`Allowed choices are ${REASONS.join(', ')}.`);
}

function addList(rules: Command, io: Io, finish: Finish): void {
  const list = rules
    .command('list')
    .summary('規則の一覧')
    .description('規則を一覧します。条件を重ねると、すべてに当てはまる規則だけになります。')
    .addOption(new Option('--reason <理由>', '理由で絞る(userunknown など)').argParser(reasonOf))
    .addOption(new Option('--provider <相手>', '相手のサービスで絞る(docomo など)'))
    .addOption(new Option('--tier <段>', '優先順位の段で絞る').choices(TIERS))
    .addOption(new Option('--text <語>', '名前・題・語句にこの語を含む規則に絞る'))
    .addOption(
      new Option('--unmatched <パス>', '代わりに、メールや診断結果から、どの規則も知らない言葉を多い順に並べる'),
    )
    .addOption(formatOption(LIST_FORMATS))
    .addOption(rulesOption())
    .addOption(outputOption())
    .action(async () => {
      const options = optionsOf<RulesListOptions & Partial<UnmatchedOptions>>(list);
      const { unmatched } = options;
      if (unmatched) {
        const { listUnmatched } = await import('./unmatched.ts');
        finish(await listUnmatched({ ...options, unmatched }, io));
      } else {
        const { listRules } = await import('./list.ts');
        finish(await listRules(options, io));
      }
    });
  addExamples(list, [
    { command: 'bounce-doctor rules list --provider docomo', does: 'docomo の規則' },
    { command: 'bounce-doctor rules list --text "user unknown"', does: 'この語句を含む規則' },
    { command: 'bounce-doctor rules list --format markdown > rules.md', does: '表を文書にする' },
    { command: 'bounce-doctor rules list --unmatched bounces.mbox', does: '次に書くとよい規則を調べる' },
  ]);
}

function addRulesCheck(rules: Command, io: Io, finish: Finish): void {
  const check = rules
    .command('check')
    .summary('規則を確かめる')
    .description(
      '規則の書き方と、すべての例がその規則に当たることを確かめます。誤りは「ファイル:行:桁 説明」の形で示します。providers.yaml のあるフォルダーは規則の全体として、ないフォルダーは付属の規則に足すものとして確かめます。',
    )
    .addArgument(new Argument('[フォルダー]', '規則を置いた場所。省略すると付属の規則'))
    .option('--update', '新しい規則の名前を、フォルダーの ids.yaml に足す(なくなった名前は消さない)')
    .addOption(rulesOption())
    .addOption(outputOption())
    .addOption(quietOption())
    .action(async (folder: string | undefined) => {
      const { checkRules } = await import('./check.ts');
      finish(await checkRules(folder, optionsOf(check), io));
    });
  addExamples(check, [
    { command: 'bounce-doctor rules check', does: '付属の規則を確かめる' },
    { command: 'bounce-doctor rules check my-rules', does: '自分の規則を確かめる' },
  ]);
}

function addNew(rules: Command, io: Io, finish: Finish): void {
  const draft = rules
    .command('new')
    .summary('エラーの文から規則を下書きする')
    .description(
      'エラーの文1つから、語句・例・条件を選んで規則を下書きします。アドレスやサーバーの名前は例の値に置き換えます。',
    )
    .addArgument(new Argument('<エラーの文...>', 'サーバーの言葉をそのまま。- で標準入力'))
    .addOption(new Option('--reason <理由>', '理由。省略すると今の診断から').argParser(reasonOf))
    .addOption(new Option('--to <アドレス>', '宛先。知っている相手なら、その相手だけの規則にする'))
    .addOption(rulesOption())
    .addOption(outputOption())
    .action(async (words: string[]) => {
      const { newRule } = await import('./new.ts');
      finish(await newRule(words, optionsOf(draft), io));
    });
  addExamples(draft, [
    { command: 'bounce-doctor rules new "550 5.2.1 Mailbox frozen by admin"', does: '画面に出す' },
    {
      command: 'bounce-doctor rules new --reason suspend --output my-rules/frozen.yaml "550 …"',
      does: 'ファイルに書く',
    },
  ]);
}
