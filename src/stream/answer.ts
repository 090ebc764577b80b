import { once } from '../input/bytes/chunks.ts';
import { readSource } from '../input/store/source.ts';
import type { RawMessage } from '../model.ts';
import { jsonText } from '../output/text/json-text.ts';
import type { Engine } from '../pipeline.ts';
import { type BadRequest, parseRequest, type StreamRequest } from './request.ts';

type Write = (text: string) => Promise<void>;

/** Characters that are written at once: a mail may have more recipients than fit into one string. */
const CHUNK = 1024 * 1024;

/** Writes one line about what was asked; tells whether it could be read. */
export async function answerRequest(json: Uint8Array, engine: Engine, write: Write): Promise<boolean> {
  const request = parseRequest(json);
  if ('error' in request) {
    await write(badAnswer(request));
    return false;
  }
  let [text, problem, isRead] = [`{"schema":1,"id":${jsonText(request.id)},"records":[`, '', false];
  for await (const piece of recordsIn(request, engine)) {
    if (typeof piece !== 'string') {
      problem = piece.message;
      continue;
    }
    text += isRead ? `,${piece}` : piece;
    isRead = true;
    if (text.length < CHUNK) continue;
    await write(text);
    text = '';
  }
  await write(isRead ? `${text}]}\n` : badAnswer({ id: request.id, error: problem }));
  return isRead;
}

export const badAnswer = ({ id, error }: BadRequest): string => `${jsonText({ id, error })}\n`;

async function* recordsIn({ bytes }: StreamRequest, engine: Engine): AsyncGenerator<string | Unread> {
  for await (const item of messagesIn(bytes))
    if (item.type === 'problem') yield item;
    else for (const { record } of await engine.diagnose(item.message)) yield jsonText(record);
}

/** Why there is nothing to diagnose. */
export interface Unread {
  readonly type: 'problem';
  readonly code: string;
  readonly message: string;
}

/** The messages of a request: most often one, but whoever sends a mailbox or a `.msg` is understood too. */
export async function* messagesIn(
  bytes: Uint8Array,
): AsyncGenerator<Unread | { readonly type: 'message'; readonly message: RawMessage }> {
  if (bytes.length === 0) return yield { type: 'problem', code: 'empty', message: EMPTY };
  for await (const item of readSource(once(bytes), '-', { mode: 'files', expected: null }))
    if (item.type === 'message') yield item;
    else if (item.type === 'problem') yield { ...item, message: item.code === 'empty-stdin' ? EMPTY : item.message };
}

const EMPTY = '中身がありません。エラーメールそのものか、エラーの文を入れてください。';
