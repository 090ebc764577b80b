import { isFile } from '../../input/store/is-file.ts';
import { lookUp } from '../../output/article/article.ts';
import { layOutCard } from '../../output/card/layout.ts';
import type { CardView } from '../../output/card/view.ts';
import { createPaint } from '../../output/text/paint.ts';
import { createMatcher } from '../../rules/match/match.ts';
import { visible } from '../../visible.ts';
import { EXIT, type Io, tell } from '../io/io.ts';
import { writeOut } from '../io/sink.ts';
import { type FormatContext, formatContext } from '../shared/context.ts';
import { openTable } from '../shared/table.ts';
import type { ExplainOptions } from './options.ts';

/** `explain WHAT`: a code, a reason, a rule, a term, a question, or the words of an error. */
export async function explain(words: readonly string[], options: ExplainOptions, io: Io): Promise<number> {
  const what = words.join(' ').trim();
  const table = await openTable(options, io);
  const context = { ...formatContext(table, options, io), full: true };
  if (options.list)
    return print((await import('../../output/article/list.ts')).listArticle(table), context, options, io);
  const article = options.format === undefined ? lookUp(what, table, createMatcher(table)) : null;
  if (article) return print(article, context, options, io);
  if (isFile(what)) return isAFile(what, io);
  // Who looks something up does not wait for all that diagnosing needs.
  const { explainLines, explainWords } = await import('./explain-words.ts');
  return what === '-' ? explainLines(table, context, options, io) : explainWords(what, table, context, options, io);
}

async function print(article: CardView, context: FormatContext, options: ExplainOptions, io: Io): Promise<number> {
  await writeOut(layOutCard(article, { width: context.width, paint: createPaint(context.colored) }), options, io);
  return EXIT.ok;
}

function isAFile(path: string, io: Io): number {
  tell(
    io,
    `${visible(path)} はファイルです。診断するときは explain を付けずに bounce-doctor ${visible(path)} としてください。`,
  );
  return EXIT.usage;
}
