/** What a program tells its requests apart by; it comes back as it was given. */
export type RequestId = string | number | null;

/** One message that a program asks about. */
export interface StreamRequest {
  readonly id: RequestId;
  readonly bytes: Uint8Array;
}

/** A request that cannot be read. */
export interface BadRequest {
  readonly id: RequestId;
  /** In Japanese: why, and what to send instead. */
  readonly error: string;
}

/** `{"id":..., "raw": base64}` or `{"id":..., "text": "..."}`; other names are left aside. */
export function parseRequest(json: Uint8Array): StreamRequest | BadRequest {
  const value = parsed(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { id: null, error: NO_OBJECT };
  const { id = null, raw, text } = value as Readonly<Record<string, unknown>>;
  if (!isId(id)) return { id: null, error: BAD_ID };
  if (typeof text === 'string' && raw === undefined) return { id, bytes: new TextEncoder().encode(text) };
  if (typeof raw !== 'string' || text !== undefined) return { id, error: BAD_CONTENT };
  return BASE64.test(raw.replace(/\s/g, ''))
    ? { id, bytes: new Uint8Array(Buffer.from(raw, 'base64')) }
    : { id, error: BAD_BASE64 };
}

function parsed(json: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    return null;
  }
}

/** A number that does not fit would come back as another one. */
const isId = (id: unknown): id is RequestId =>
  id === null || (typeof id === 'string' && id.length <= LONGEST_ID) || Number.isSafeInteger(id);

const LONGEST_ID = 1_000;
/** Both alphabets; line breaks as in a mail are no harm. */
const BASE64 = /^[\w+/-]*={0,2}$/;

const NO_OBJECT =
  '1件の JSON として読めません。{"id": 1, "raw": "base64 にしたメール"} か {"id": 1, "text": "エラーの文"} の形にしてください。';
const BAD_ID = `id は ${LONGEST_ID} 文字までの文字列か、整数にしてください。大きな番号は文字列で書いてください。`;
const BAD_CONTENT = 'raw(base64 にしたメール)か text(文章)の、どちらか1つを文字列で入れてください。';
const BAD_BASE64 = 'raw を base64 として読めません。メールそのものを base64 にして入れてください。';
