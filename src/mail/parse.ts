import { bodyStart } from '../input/bytes/body-start.ts';
import { decodeText } from '../input/text/decode-text.ts';
import type { Mail, RawMessage } from '../model.ts';
import { cleanMessage, HEAD_BYTES } from './clean.ts';
import { readHeaderBlock } from './header/header-block.ts';
import { type Field, makeHeaders, NO_HEADERS, readField } from './header/headers.ts';
import { textOfHtml } from './html.ts';
import { isPkcs, isTnef, sealOf } from './inner/wrapped.ts';
import { withBoundary } from './parts/boundary.ts';
import type { Leaf } from './parts/leaf.ts';
import { type Leaves, readLeaves } from './parts/parts.ts';

export interface ParseOptions {
  /** Read all of it, not only the first `HEAD_BYTES`. */
  readonly whole?: boolean;
}

/** What a mail program would show in the window: text that is not sent along as a file. */
function isReadable(leaf: Leaf): boolean {
  return (leaf.type === 'text/plain' || leaf.type === 'text/html') && leaf.disposition !== 'attachment';
}

/** Plain text where there is any. A footer is not the notice: HTML joins where only it names an address. */
function readableText(leaves: readonly Leaf[]): string {
  const plain = leaves.filter((leaf) => leaf.type === 'text/plain').map(({ text }) => text);
  const text = plain.join('\n\n');
  if (text.trim() !== '' && text.includes('@')) return text;
  const html = leaves.filter((leaf) => leaf.type === 'text/html').map((leaf) => textOfHtml(leaf.text));
  return [text, ...html].filter((piece) => piece.trim() !== '').join('\n\n');
}

function isField(field: Field | null): field is Field {
  return field !== null;
}

const HEADER_END = /\r?\n\r?\n/;

function rawBody(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  const end = HEADER_END.exec(text);
  return (end ? text.slice(end.index + end[0].length) : text).replaceAll('\r\n', '\n');
}

const needsOpening = (leaves: readonly Leaf[]): boolean => leaves.some((leaf) => isTnef(leaf) || isPkcs(leaf));

/** Few mails have such parts, and what opens them is large. */
async function opened(leaves: readonly Leaf[]): Promise<readonly Leaf[]> {
  const { unwrap } = await import('./inner/unwrap.ts');
  return unwrap(leaves);
}

function assemble({ headerLines, leaves }: Leaves, bytes: Uint8Array): Mail {
  const readable = leaves.filter(isReadable);
  const others = leaves.filter((leaf) => !isReadable(leaf));
  const text = readableText(readable);
  const lost = text === '' && others.length === 0;
  const seal = sealOf(leaves);
  return {
    headers: makeHeaders(headerLines.map(({ line }) => readField(line, true)).filter(isField)),
    // A multipart whose boundary never comes has no parts, yet its words are there.
    text: lost ? rawBody(bytes) : text,
    parts: others,
    form: 'mail',
    ...(seal === null ? {} : { seal }),
  };
}

/** A header of megabytes: its beginning and its end, where the fields stand that everybody writes. */
const HEADER_BYTES = 8 * 1024;

function damaged(bytes: Uint8Array): Mail {
  const start = bodyStart(bytes);
  const header = bytes.subarray(0, start);
  const last = header.subarray(Math.max(HEADER_BYTES, start - HEADER_BYTES));
  const ends = [header.subarray(0, HEADER_BYTES), last.subarray(last.indexOf(0x0a) + 1)];
  const fields = ends.map((piece) => decodeText(piece).replaceAll('\r\n', '\n')).join('\n');
  const text = decodeText(bytes.subarray(start, start + HEAD_BYTES)).replaceAll('\r\n', '\n');
  return { headers: readHeaderBlock(fields), text, parts: [], form: 'damaged', cut: true };
}

/** As much of a mail as nearly always tells who failed; in a header alone nobody is told of. */
function headOf(bytes: Uint8Array): number {
  const start = bodyStart(bytes);
  return start < HEAD_BYTES ? HEAD_BYTES : start + HEAD_BYTES;
}

/** Marks a mail whose words, not some part behind them, go on where reading stopped. */
const markedCut = (mail: Mail, cut: boolean): Mail => (cut && mail.parts.length === 0 ? { ...mail, cut } : mail);

/** Reads a message. A recipient is never lost to a parser's error: then the raw beginning is the text. */
export async function parseMail(raw: RawMessage, options: ParseOptions = {}): Promise<Mail> {
  if (raw.shape === 'text') {
    const text = decodeText(raw.bytes).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
    return { headers: NO_HEADERS, text, parts: [], form: 'pasted' };
  }
  const limit = options.whole ? raw.bytes.length : headOf(raw.bytes);
  const bytes = cleanMessage(raw.bytes, limit);
  try {
    const { headerLines, leaves } = readLeaves(bytes);
    const repaired = withBoundary(bytes, leaves);
    const parts = repaired ? readLeaves(repaired).leaves : leaves;
    const mail = assemble({ headerLines, leaves: needsOpening(parts) ? await opened(parts) : parts }, bytes);
    return markedCut(mail, raw.bytes.length > limit);
  } catch {
    return damaged(bytes);
  }
}
