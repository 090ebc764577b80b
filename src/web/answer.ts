import { once } from '../input/chunks.ts';
import type { InputItem } from '../input/item.ts';
import { signatureOf } from '../input/magic.ts';
import { expectedByName } from '../input/read.ts';
import { readSource } from '../input/source.ts';
import type { Finding } from '../output/finding.ts';
import type { Engine } from '../pipeline.ts';
import type { Submission } from './submission.ts';

/** What the page has to say to a submission. */
export interface Answer {
  /** The findings of each message. */
  readonly messages: readonly (readonly Finding[])[];
  /** In Japanese, with the file's name in front. */
  readonly problems: readonly string[];
  /** There was more than the page shows. */
  readonly isCut: boolean;
}

/** More than this nobody reads on a page; `scan` is made for it. */
export interface AnswerLimits {
  readonly messages: number;
  readonly cards: number;
  readonly milliseconds: number;
}

export const ANSWER_LIMITS: AnswerLimits = { messages: 50, cards: 100, milliseconds: 20_000 };

export async function answerTo(
  submission: Submission,
  engine: Engine,
  limits: AnswerLimits = ANSWER_LIMITS,
): Promise<Answer> {
  const messages: (readonly Finding[])[] = [];
  const problems: string[] = [];
  const until = performance.now() + limits.milliseconds;
  let left = limits.cards;
  for await (const item of itemsOf(submission)) {
    if (item.type === 'problem') problems.push(titled(item.source, item.message));
    if (item.type !== 'message') continue;
    if (messages.length >= limits.messages || left <= 0 || performance.now() > until)
      return { messages, problems, isCut: true };
    const findings = await engine.diagnose(item.message);
    messages.push(findings.slice(0, left));
    left -= findings.length;
  }
  return { messages, problems, isCut: left < 0 };
}

async function* itemsOf({ text, files }: Submission): AsyncGenerator<InputItem | Refused> {
  if (text.trim() !== '') yield* itemsIn(new TextEncoder().encode(text), '-');
  for (const file of files) yield* itemsIn(new Uint8Array(await file.arrayBuffer()), file.name);
  if (text.trim() === '' && files.length === 0) yield NOTHING;
}

interface Refused {
  readonly type: 'problem';
  readonly source: string;
  readonly message: string;
}

const NOTHING: Refused = {
  type: 'problem',
  source: '-',
  message: 'エラーメールの文章を貼り付けるか、ファイルを選んでから「診断する」を押してください。',
};

async function* itemsIn(bytes: Uint8Array, source: string): AsyncGenerator<InputItem | Refused> {
  // What is small when it comes may be huge when it is unpacked.
  if (signatureOf(bytes)?.shape === 'gzip')
    yield { type: 'problem', source, message: '圧縮されたファイルは、展開してから渡してください。' };
  else yield* readSource(once(bytes), source, { mode: 'files', expected: expectedByName(source) });
}

const titled = (source: string, message: string): string => (source === '-' ? message : `${source}: ${message}`);
