import { visible } from '../../visible.ts';
import { EXIT, type Io, tell } from '../io/io.ts';
import { OutputFailed } from '../io/output-failed.ts';
import { ReaderGone } from '../io/sink.ts';
import { RulesRefused } from '../shared/rules-refused.ts';
import { NO_OPTIONS } from '../shared/shared-options.ts';

/** Runs the command line and returns its exit code; a bug throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  return forCaller(await outcome(argv, io), argv);
}

/**
 * With `--exit-zero` a mail server is told what it understands: that the mail is done with, or that it is to come
 * again. Whatever else we say, it would send back to the sender; so this holds for a mistyped line, too.
 */
function forCaller(code: number, argv: readonly string[]): number {
  if (!argv.includes('--exit-zero')) return code;
  return code < EXIT.usage ? EXIT.ok : EXIT.notKept;
}

async function outcome(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await runnerOf(argv, io)();
  } catch (error) {
    return failed(error, io);
  }
}

/**
 * `bounce-doctor < mail`, and `explain` with plain words, are what most runs are: there are no options that had to be
 * understood, so they do not wait for what understands them.
 */
function runnerOf(argv: readonly string[], io: Io): () => Promise<number> {
  const [command, ...words] = argv;
  if (command === undefined && !io.stdin.isTTY) return () => diagnoseStdin(io);
  if (command === 'explain' && words.length > 0 && !words.some(isOption)) return () => explainWords(words, io);
  return () => runCommand(argv, io);
}

const isOption = (word: string): boolean => word.startsWith('-');

async function diagnoseStdin(io: Io): Promise<number> {
  const { diagnose } = await import('../diagnose/diagnose.ts');
  return diagnose([], NO_OPTIONS, io);
}

async function explainWords(words: readonly string[], io: Io): Promise<number> {
  const { explain } = await import('../explain/explain.ts');
  return explain(words, NO_OPTIONS, io);
}

async function runCommand(argv: readonly string[], io: Io): Promise<number> {
  const { commandLine } = await import('./command-line.ts');
  return commandLine(argv, io);
}

function failed(error: unknown, io: Io): number {
  if (error instanceof ReaderGone) return EXIT.ok;
  if (error instanceof OutputFailed) {
    tell(io, `${visible(error.path)} に書き出せません。${error.reason}`);
    return error.exit;
  }
  if (error instanceof RulesRefused) for (const line of error.lines) io.stderr.write(`${line}\n`);
  else throw error;
  return EXIT.usage;
}

/** Lines of a report that somebody can still read through before he sends it. */
const MOST_LINES = 20;

/**
 * What `run` threw is a mistake of ours. Node would show the line it happened in, and those of a bundle have no end.
 * The message of an error may quote the mail.
 */
export function crashed(error: unknown, io: Io, argv: readonly string[] = []): number {
  const { stack } = error instanceof Error ? error : new Error(String(error));
  const lines = String(stack).split('\n', MOST_LINES);
  tell(io, '思いがけない誤りで止まりました。結果は途中までのことがあります。');
  tell(io, '入れ直しても続くときは、次の内容を作者に知らせてください。');
  tell(io, 'メールのアドレスや言葉が含まれていることがあります。見えるところがあれば、消してから知らせてください。');
  for (const line of lines) io.stderr.write(`  ${visible(line, 200)}\n`);
  return forCaller(EXIT.usage, argv);
}
