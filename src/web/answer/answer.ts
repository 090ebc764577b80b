import { once } from '../../input/bytes/chunks.ts';
import { signatureOf } from '../../input/bytes/magic.ts';
import type { InputItem } from '../../input/item/item.ts';
import { expectedByName } from '../../input/store/expected.ts';
import { readSource } from '../../input/store/source.ts';
import type { RawMessage } from '../../model.ts';
import type { Finding } from '../../output/record/finding.ts';
import type { Engine } from '../../pipeline.ts';
import type { Submission } from '../request/submission.ts';

/** What the page has to say to a submission. */
export interface Answer {
  /** The findings of each message. */
  readonly messages: readonly (readonly Finding[])[];
  /** In Japanese, with the file's name in front. */
  readonly problems: readonly string[];
  /** There was more than the page shows. */
  readonly isCut: boolean;
  /** Files that are not shown, or not from the message on that is named. */
  readonly unread: readonly string[];
}

/** More than this nobody reads on a page; `scan` is made for it. */
export interface AnswerLimits {
  readonly messages: number;
  readonly cards: number;
  readonly milliseconds: number;
}

export const ANSWER_LIMITS: AnswerLimits = { messages: 50, cards: 100, milliseconds: 8_000 };

/** Which messages to leave out, and who is told where we are; messages are counted from 1. */
export interface Steps {
  readonly leftOut: readonly number[];
  /** Before a message is read, and with 0 after it. */
  at(message: number): void;
}

const ALL: Steps = { leftOut: [], at: () => {} };

export async function answerTo(
  submission: Submission,
  engine: Engine,
  limits: AnswerLimits = ANSWER_LIMITS,
  steps: Steps = ALL,
): Promise<Answer> {
  const sources = sourcesOf(submission);
  const desk: Desk = { engine, limits, steps, until: performance.now() + limits.milliseconds };
  const shown: Shown = { messages: [], problems: [], count: 0, left: limits.cards };
  if (sources.length === 0) shown.problems.push(NOTHING);
  for (const [i, source] of sources.entries()) {
    const rest = await show(source, desk, shown);
    const unread = rest === null ? [] : [rest, ...sources.slice(i + 1).map(({ label }) => label)];
    if (rest !== null) return { ...shown, isCut: true, unread };
  }
  return { ...shown, isCut: shown.left < 0, unread: [] };
}

interface Desk {
  readonly engine: Engine;
  readonly limits: AnswerLimits;
  readonly steps: Steps;
  /** By `performance.now()`. */
  readonly until: number;
}

/** What the page holds so far. */
interface Shown {
  readonly messages: (readonly Finding[])[];
  readonly problems: string[];
  count: number;
  left: number;
}

/** Shows what is in one source; what there was no room for is returned by name. */
async function show(source: Source, desk: Desk, shown: Shown): Promise<string | null> {
  for await (const item of itemsIn(await source.bytes(), source.name)) {
    if (item.type === 'problem') shown.problems.push(titled(item.source, item.message));
    if (item.type !== 'message') continue;
    const { messageNumber } = item.message;
    if (isFull(shown, desk)) return named(source, messageNumber);
    shown.count++;
    if (desk.steps.leftOut.includes(shown.count))
      shown.problems.push(titled(source.name, `${messageNumber}通目は、${TOO_MUCH}`));
    else await showMessage(item.message, desk, shown);
  }
  return null;
}

/** What of a source is left, from this message on. */
const named = ({ label }: Source, messageNumber: number): string =>
  messageNumber === 1 ? label : `${label}(${messageNumber}通目から)`;

async function showMessage(message: RawMessage, { engine, steps }: Desk, shown: Shown): Promise<void> {
  steps.at(shown.count);
  const { findings, isCut } = await engine.diagnoseFirst(message, shown.left);
  steps.at(0);
  shown.messages.push(findings);
  shown.left -= findings.length + (isCut ? 1 : 0);
}

const isFull = ({ messages, left }: Shown, { limits, until }: Desk): boolean =>
  messages.length >= limits.messages || left <= 0 || performance.now() > until;

/** Said of a message that a thread did not get through. */
export const TOO_MUCH =
  '読むのに時間かメモリーがかかりすぎるため、診断しませんでした。本文の、エラーが書かれたところだけを貼り付けてみてください。';

interface Source {
  readonly name: string;
  /** How a reader knows it. */
  readonly label: string;
  bytes(): Promise<Uint8Array>;
}

function sourcesOf({ text, files }: Submission): readonly Source[] {
  const pasted = { name: '-', label: '貼り付けた文章', bytes: async () => new TextEncoder().encode(text) };
  const handed = files.map((file) => ({
    name: file.name,
    label: file.name,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  }));
  return text.trim() === '' ? handed : [pasted, ...handed];
}

interface Refused {
  readonly type: 'problem';
  readonly source: string;
  readonly message: string;
}

export const NOTHING = 'エラーメールの文章を貼り付けるか、ファイルを選んでから「診断する」を押してください。';

async function* itemsIn(bytes: Uint8Array, source: string): AsyncGenerator<InputItem | Refused> {
  // What is small when it comes may be huge when it is unpacked.
  if (signatureOf(bytes)?.shape === 'gzip')
    yield { type: 'problem', source, message: '圧縮されたファイルは、展開してから渡してください。' };
  else yield* readSource(once(bytes), source, { mode: 'files', expected: expectedByName(source) });
}

export const titled = (source: string, message: string): string => (source === '-' ? message : `${source}: ${message}`);
