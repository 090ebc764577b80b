import { asBuffer, type Collected, collect, crToLf, guard, ownBytes, type Peeked, peek } from '../bytes/chunks.ts';
import { signatureOf } from '../bytes/magic.ts';
import {
  DEFAULT_MAX_MESSAGE,
  type InputItem,
  type InputMode,
  type MessageItem,
  type SkippedItem,
  type SkipReason,
} from '../item/item.ts';
import { type InputProblem, problem, problemOf } from '../item/problem.ts';
import { readLines } from '../log/lines.ts';
import { BY_FROM_LINES } from '../mbox/dividing.ts';
import { embeddedHeaders } from '../mbox/embedded-header.ts';
import { isEmlx, withoutPropertyList } from '../mbox/emlx.ts';
import { startsWithField } from '../mbox/header-block.ts';
import { BY_HEADERS_OR_FROM_LINES, mayHoldSeveral } from '../mbox/header-divider.ts';
import { isBlank, skipBlank, stripPreamble } from '../mbox/preamble.ts';
import { guessUtf16, transcodeUtf16 } from '../text/utf16.ts';
import { isMissing } from './missing.ts';
import { readRecords } from './records.ts';
import { HEAD_SIZE, opensWithFromLine, type Shape, tellShape } from './shape.ts';

export interface SourceOptions {
  readonly mode: InputMode;
  /** What its name or place says it is; `null` leaves it to its contents. */
  readonly expected: 'mail' | 'mbox' | null;
  /** Bytes kept of one message. Default 64 MiB. */
  readonly maxMessage?: number;
  /** Nobody named it, a folder holds it: `maybe` where only its bytes can tell whether it is mail. */
  readonly found?: 'mail' | 'maybe';
  /** When it was written last, or else read, in ms. */
  readonly asOf?: number;
}

/** The messages in one stream: a mail, an mbox or a pasted text, perhaps compressed. Never throws for bad input. */
export async function* readSource(
  chunks: AsyncIterable<Uint8Array>,
  source: string,
  options: SourceOptions,
): AsyncGenerator<InputItem> {
  const base = chunks[Symbol.asyncIterator]();
  let hasRest = false;
  const onRest = (): void => {
    hasRest = true;
  };
  try {
    yield* items(await unwrap(base, onRest), source, options);
    if (hasRest) yield problem(source, 'gzip-rest');
  } catch (error) {
    yield options.found !== undefined && isMissing(error) ? skipped(source, 'gone') : problemOf(error, source);
  } finally {
    await base.return?.();
  }
}

/** Without compression, and in a superset of ASCII. */
async function unwrap(base: AsyncIterator<Uint8Array>, onRest: () => void): Promise<Peeked> {
  let peeked = await peek(base, HEAD_SIZE);
  if (signatureOf(peeked.head)?.shape === 'gzip') {
    const { gunzip } = await import('../bytes/gzip.ts');
    peeked = await peekAgain(gunzip(peeked.chunks, onRest));
  }
  const utf16 = guessUtf16(peeked.head);
  const { head, chunks } = utf16 === null ? peeked : await peekAgain(transcodeUtf16(peeked.chunks, utf16));
  // A screenful of blanks says nothing of what follows.
  const isLate = head.length >= HEAD_SIZE && isBlank(head.subarray(0, HEAD_SIZE));
  return isLate ? await peekAgain(withoutBlanks(chunks)) : { head, chunks };
}

async function* withoutBlanks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isBegun = false;
  for await (const chunk of chunks) {
    const rest: Uint8Array = isBegun ? chunk : chunk.subarray(skipBlank(chunk, 0));
    isBegun ||= rest.length > 0;
    if (isBegun) yield rest;
  }
}

function peekAgain(chunks: AsyncIterable<Uint8Array>): Promise<Peeked> {
  return peek(chunks[Symbol.asyncIterator](), HEAD_SIZE);
}

async function* items(peeked: Peeked, source: string, options: SourceOptions): AsyncGenerator<InputItem> {
  const shape = shapeOf(peeked.head, options);
  const why = options.found === 'maybe' ? SKIPPED[shape] : undefined;
  const scanner = options.mode === 'scan' ? SCANNERS[shape] : undefined;
  if (why !== undefined) yield skipped(source, why);
  else if (scanner !== undefined) yield* scanner(peeked, source, options);
  else if (isReadable(shape)) yield* READERS[shape](peeked, source, options);
  else if (options.found === 'mail' && options.expected === 'mail' && isUnread(shape)) yield unread(source, shape);
  else yield refusal(peeked.head, source, shape);
}

type Reader = (peeked: Peeked, source: string, options: SourceOptions) => AsyncGenerator<InputItem>;

type Readable = 'mbox' | 'mail' | 'text' | 'lines' | 'msg';

const READERS: Readonly<Record<Readable, Reader>> = {
  mbox: mailbox,
  mail: ({ chunks }, source, options) => single(chunks, source, options, 'mail'),
  text: ({ chunks }, source, options) => single(chunks, source, options, 'text'),
  lines: ({ chunks }, source, options) => single(chunks, source, options, 'text'),
  msg: outlookMessage,
};

/** A scan takes the lines of a log one by one, and what an earlier scan wrote. */
const SCANNERS: Partial<Readonly<Record<Shape, Reader>>> = {
  lines: ({ chunks }, source, options) => readLines(chunks, source, asOf(options)),
  records: ({ chunks }, source, options) => readRecords(chunks, source, maxOf(options)),
};

const isReadable = (shape: Shape): shape is Readable => Object.hasOwn(READERS, shape);

const isUnread = (shape: Shape): shape is 'empty' | 'binary' => shape === 'empty' || shape === 'binary';

/** A mail lies there, and no mail of a folder is passed over. */
const unread = (source: string, why: 'empty' | 'binary'): MessageItem => ({
  type: 'message',
  message: { source, messageNumber: 1, shape: 'mail', bytes: new Uint8Array(0), truncated: false, unread: why },
});

/** What is passed over in a folder. */
const SKIPPED: Partial<Readonly<Record<Shape, SkipReason>>> = {
  text: 'not-mail',
  binary: 'not-mail',
  gzip: 'not-mail',
  empty: 'empty',
  records: 'records',
  'record-document': 'records',
};

const skipped = (source: string, why: SkipReason): SkippedItem => ({ type: 'skipped', source, why });

function shapeOf(head: Uint8Array, { expected }: SourceOptions): Shape {
  const shape = tellShape(head);
  if (expected === 'mbox' && (shape === 'mail' || shape === 'text')) return 'mbox';
  if (shape === 'mail' && isEmlx(head)) return 'mail';
  if (expected === null && shape === 'mail' && (head.length >= HEAD_SIZE || mayHoldSeveral(asBuffer(head))))
    return 'mbox';
  return expected === 'mail' && (shape === 'text' || shape === 'binary') ? namedMail(head, shape) : shape;
}

/** Its name says that it is a mail, and where it holds a header, a run of controls (a damaged disk) says nothing else. */
function namedMail(head: Uint8Array, shape: 'text' | 'binary'): Shape {
  if (startsWithField(stripPreamble(head))) return 'mail';
  const holdsHeader = signatureOf(head) === null && !embeddedHeaders(asBuffer(head).toString('latin1')).next().done;
  return holdsHeader ? 'text' : shape;
}

const asOf = (options: SourceOptions): number => options.asOf ?? Date.now();

function hasOldLineEnds(head: Uint8Array): boolean {
  return head.includes(0x0d) && !head.includes(0x0a);
}

async function* mailbox(
  { head, chunks }: Peeked,
  source: string,
  options: SourceOptions,
): AsyncGenerator<MessageItem | InputProblem> {
  const { splitMbox } = await import('../mbox/mbox.ts');
  const dividing = opensWithFromLine(head) ? BY_FROM_LINES : BY_HEADERS_OR_FROM_LINES;
  const lines = hasOldLineEnds(head) ? crToLf(chunks) : chunks;
  let messageNumber = 0;
  for await (const message of splitMbox(lines, { maxMessage: maxOf(options), dividing })) {
    messageNumber += 1;
    const shape = startsWithField(stripPreamble(message.bytes)) ? 'mail' : 'text';
    yield { ...messageItem(message, { source, messageNumber, shape }), start: message.start };
  }
  // Nothing but what stands between messages.
  if (messageNumber === 0) yield nothingIn(source);
}

const nothingIn = (source: string): InputProblem => problem(source, source === '-' ? 'empty-stdin' : 'empty');

async function* single(
  chunks: AsyncIterable<Uint8Array>,
  source: string,
  options: SourceOptions,
  shape: 'mail' | 'text',
): AsyncGenerator<MessageItem> {
  const guarded = guard(chunks);
  const { bytes, truncated } = await collect(guarded.items, maxOf(options));
  const { type, message } = messageItem(
    { bytes, truncated: truncated || guarded.failed() },
    { source, messageNumber: 1, shape },
  );
  yield { type, message: shape === 'text' ? { ...message, asOf: asOf(options) } : message };
  guarded.rethrow();
}

/** The reader is large and few need it. */
async function* outlookMessage({ chunks }: Peeked, source: string, options: SourceOptions): AsyncGenerator<InputItem> {
  const { bytes, truncated } = await collect(chunks, maxOf(options));
  const { readMsg } = await import('../msg/read.ts');
  const mail = readMsg(bytes);
  if (mail === null) yield problem(source, 'msg');
  else yield messageItem({ bytes: mail, truncated }, { source, messageNumber: 1, shape: 'mail' });
}

interface Identity {
  readonly source: string;
  readonly messageNumber: number;
  readonly shape: 'mail' | 'text';
}

function messageItem({ bytes, truncated }: Collected, identity: Identity): MessageItem {
  const content = identity.shape === 'mail' ? stripPreamble(withoutPropertyList(bytes)) : bytes;
  return { type: 'message', message: { ...identity, bytes: ownBytes(content), truncated } };
}

function refusal(head: Uint8Array, source: string, shape: Exclude<Shape, Readable>): InputProblem {
  if (shape === 'gzip') return problem(source, 'nested-gzip');
  if (shape === 'binary') return problem(source, 'binary', signatureOf(head)?.name);
  if (shape === 'empty') return nothingIn(source);
  return problem(source, shape);
}

function maxOf(options: SourceOptions): number {
  return options.maxMessage ?? DEFAULT_MAX_MESSAGE;
}
