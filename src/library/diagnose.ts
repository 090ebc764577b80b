import { once } from '../input/bytes/chunks.ts';
import { tellShape } from '../input/store/shape.ts';
import { readSource } from '../input/store/source.ts';
import type { BounceRecord, RawMessage, Unread } from '../model.ts';
import { engineFor, type Rules } from './rules.ts';

/** Options of {@link diagnose}. */
export interface DiagnoseOptions {
  /** What the records name as their `source`; `-` by default. */
  readonly source?: string;
  /**
   * `mail` has a header block; `text` is what somebody pasted: a dialog, a log line, a notice's body.
   * By default the input tells.
   */
  readonly shape?: 'mail' | 'text';
  /** Rules of your own, from {@link loadRules}. */
  readonly rules?: Rules;
  /** Each record also tells why its rule won (`explain`); `false` by default. */
  readonly explain?: boolean;
  /**
   * Words that no phrase of a rule is in are compared with sentences whose reason is known, and records say so
   * (`similar/...`); `true` by default.
   */
  readonly similar?: boolean;
  /**
   * Fields of the original message that records have as their `headers`, by the names given here; `null` for one that is
   * not there. None by default.
   */
  readonly headers?: readonly string[];
}

/**
 * Reads one mail (also a `.msg` of Outlook, or compressed by gzip), or one text that somebody pasted, and says what it tells: one record per recipient, at least one.
 * Nothing is sent anywhere, and the same input gives the same records.
 *
 * Never rejects for bad input: what cannot be read is a record of kind `unreadable`.
 *
 * @param input - The raw message: its bytes, or a string where it is ASCII or UTF-8.
 * @throws TypeError where `input` is neither, or `options.rules` does not come from {@link loadRules}.
 * @example
 * const [record] = await diagnose(await readFile('mail.eml'));
 * console.log(record?.title, record?.remedy.sender);
 */
export async function diagnose(
  input: string | Uint8Array,
  options: DiagnoseOptions = {},
): Promise<readonly BounceRecord[]> {
  const bytes = bytesOf(input);
  const { source = '-', rules } = options;
  const message = await messageIn(bytes, source, options.shape);
  const findings = await engineFor(rules, options).diagnose(message);
  return findings.map((finding) => finding.record);
}

/** Whoever has no types may hand over a promise, or nothing. */
function bytesOf(input: unknown): Uint8Array {
  if (typeof input === 'string') return new TextEncoder().encode(input);
  if (input instanceof Uint8Array) return input;
  throw new TypeError(`input: expected a string or a Uint8Array (such as a Buffer), not ${nameOf(input)}`);
}

const nameOf = (input: unknown): string =>
  (typeof input === 'object' && input !== null ? input.constructor?.name : String(input)) ?? 'an object';

async function messageIn(bytes: Uint8Array, source: string, asked: DiagnoseOptions['shape']): Promise<RawMessage> {
  const about = { source, messageNumber: 1, truncated: false };
  if (asked !== undefined) return { ...about, bytes, shape: asked };
  const shape = tellShape(bytes);
  if (shape === 'msg' || shape === 'gzip') return (await firstIn(bytes, source)) ?? unread(about, 'binary');
  if (shape === 'binary' || shape === 'empty') return unread(about, shape);
  return { ...about, bytes, shape: shape === 'text' || shape === 'lines' ? 'text' : 'mail' };
}

/** What Outlook saved, or what was compressed, holds a mail as well. */
async function firstIn(bytes: Uint8Array, source: string): Promise<RawMessage | null> {
  for await (const item of readSource(once(bytes), source, { mode: 'files', expected: 'mail' }))
    return item.type === 'message' ? item.message : null;
  return null;
}

const unread = (about: Pick<RawMessage, 'source' | 'messageNumber' | 'truncated'>, why: Unread): RawMessage => ({
  ...about,
  shape: 'mail',
  bytes: new Uint8Array(0),
  unread: why,
});
