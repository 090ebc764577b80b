import { jsonText } from '../../output/text/json-text.ts';
import type { Engine } from '../../pipeline.ts';
import { badAnswer, messagesIn, type Unread } from '../../stream/answer.ts';
import { parseRequest, type RequestId, type StreamRequest } from '../../stream/request.ts';
import type { Steps } from './answer.ts';
import type { Reply, Task } from './task.ts';

type RecordsTask = Extract<Task, { readonly type: 'records' }>;

/** A mail in itself, or words that somebody saw. */
const RAW = new Set(['message/rfc822', 'application/octet-stream', 'text/plain']);
/** Characters of all records: a mail may have more recipients than fit into one answer. */
const MOST_TEXT = 32 * 1024 * 1024;
/** Records that are made before their size is looked at. */
const MOST_RECORDS = 20_000;

/** What a program is told: the records, as `stream` tells them. */
export async function answerApi(task: RecordsTask, engine: Engine, steps: Steps): Promise<Reply> {
  const request = requestIn(task);
  if (request === null) return failed(415, null, WRONG_TYPE);
  if ('error' in request) return failed(400, request.id, request.error);
  const { records, isCut, problem } = await collect(request.bytes, engine, steps);
  if (problem !== null && records.length === 0)
    return failed(UNSUITABLE.has(problem.code) ? 415 : 400, request.id, problem.message);
  return { status: 200, type: 'json', text: answerText(request.id, records, isCut) };
}

interface Collected {
  readonly records: readonly string[];
  /** There are more. */
  readonly isCut: boolean;
  readonly problem: Unread | null;
}

async function collect(bytes: Uint8Array, engine: Engine, steps: Steps): Promise<Collected> {
  const records: string[] = [];
  let [size, count] = [0, 0];
  let problem: Unread | null = null;
  for await (const item of messagesIn(bytes)) {
    if (item.type === 'problem') {
      problem = item;
      continue;
    }
    steps.at(++count);
    const { findings, isCut } = await engine.diagnoseFirst(item.message, MOST_RECORDS);
    steps.at(0);
    for (const { record } of findings) {
      const text = jsonText(record);
      size += text.length;
      if (size > MOST_TEXT) return { records, isCut: true, problem };
      records.push(text);
    }
    if (isCut) return { records, isCut, problem };
  }
  return { records, isCut: false, problem };
}

/** Content that is no text at all, or that is packed. */
const UNSUITABLE = new Set(['binary', 'msg', 'damaged-gzip', 'nested-gzip', 'records', 'record-document']);

const answerText = (id: RequestId, records: readonly string[], isCut: boolean): string =>
  `{"schema":1,"id":${jsonText(id)},"records":[${records.join(',')}]${isCut ? ',"cut":true' : ''}}\n`;

function requestIn({ body, contentType }: RecordsTask): StreamRequest | ReturnType<typeof parseRequest> | null {
  const [type = ''] = contentType.split(';');
  const name = type.trim().toLowerCase();
  if (name === 'application/json') return parseRequest(body);
  return RAW.has(name) ? { id: null, bytes: body } : null;
}

const failed = (status: Reply['status'], id: RequestId, error: string): Reply => ({
  status,
  type: 'json',
  text: badAnswer({ id, error }),
});

const WRONG_TYPE =
  'Content-Type は message/rfc822(メールそのもの)、text/plain(文章)、application/octet-stream、application/json のどれかにしてください。';
