import libmime from 'libmime';
import { decodeText } from '../input/decode-text.ts';
import type { Mail, Part, RawMessage } from '../model.ts';
import { withBoundary } from './boundary.ts';
import { decodeCharset } from './charset.ts';
import { cleanMessage, HEAD_BYTES } from './clean.ts';
import { readHeaderBlock } from './header-block.ts';
import { type Field, makeHeaders, NO_HEADERS, readField } from './headers.ts';
import { textOfHtml } from './html.ts';
import { type Leaf, type Leaves, readLeaves } from './parts.ts';

export interface ParseOptions {
  /** Read all of it, not only the first `HEAD_BYTES`. */
  readonly whole?: boolean;
}

interface Typed {
  readonly value?: string;
  readonly params?: Readonly<Record<string, string>>;
}

function parameter(leaf: Leaf, name: string): string {
  const type = leaf.fields.get('content-type') as Typed | undefined;
  const params = type?.params;
  if (params && Object.hasOwn(params, name)) return String(params[name]);
  const loose = new RegExp(`\\b${name}\\s*=\\s*"?([A-Za-z0-9_.:-]{1,40})`, 'i');
  return loose.exec(type?.value ?? '')?.[1] ?? '';
}

function partFields(leaf: Leaf): Field[] {
  return [...leaf.fields].map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : ((value as Typed | null)?.value ?? ''),
  }));
}

const TEXTUAL = /^(?:text|message)\//;
const ORIGINAL = /^message\/(?:rfc822|global|partial)$/;
/** How much of a returned message is turned into text: its header, and enough to tell what it is. */
const ORIGINAL_BYTES = 32 * 1024;

function leafText(leaf: Leaf): string {
  if (!TEXTUAL.test(leaf.type)) return '';
  const bytes = ORIGINAL.test(leaf.type) ? leaf.bytes.subarray(0, ORIGINAL_BYTES) : leaf.bytes;
  const text = decodeCharset(bytes, parameter(leaf, 'charset')).replaceAll('\r\n', '\n');
  if (parameter(leaf, 'format').toLowerCase() !== 'flowed') return text;
  return libmime.decodeFlowed(text, parameter(leaf, 'delsp').toLowerCase() === 'yes');
}

function makePart(leaf: Leaf): Part {
  return {
    type: leaf.type,
    filename: leaf.filename,
    headers: makeHeaders(partFields(leaf)),
    text: leafText(leaf),
    bytes: leaf.bytes,
  };
}

/** What a mail program would show in the window: text that is not sent along as a file. */
function isReadable(leaf: Leaf): boolean {
  return (leaf.type === 'text/plain' || leaf.type === 'text/html') && leaf.disposition !== 'attachment';
}

/** Plain text where there is any. A footer is not the notice: HTML joins where only it names an address. */
function readableText(leaves: readonly Leaf[]): string {
  const plain = leaves.filter((leaf) => leaf.type === 'text/plain').map(leafText);
  const text = plain.join('\n\n');
  if (text.trim() !== '' && text.includes('@')) return text;
  const html = leaves.filter((leaf) => leaf.type === 'text/html').map((leaf) => textOfHtml(leafText(leaf)));
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

function assemble({ headerLines, leaves }: Leaves, bytes: Uint8Array): Mail {
  const readable = leaves.filter(isReadable);
  const others = leaves.filter((leaf) => !isReadable(leaf));
  const text = readableText(readable);
  const lost = text === '' && others.length === 0;
  return {
    headers: makeHeaders(headerLines.map((line) => readField(line, true)).filter(isField)),
    // A multipart whose boundary never comes has no parts, yet its words are there.
    text: lost ? rawBody(bytes) : text,
    parts: others.map(makePart),
    form: 'mail',
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

/** 0 where no blank line comes, so that everything is looked at as text. */
function bodyStart(bytes: Uint8Array): number {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends = ['\n\n', '\n\r\n'].map((blank) => ({ at: all.indexOf(blank), length: blank.length }));
  const found = ends.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  return found[0] ? found[0].at + found[0].length : 0;
}

/** Marks a mail whose words, not some part behind them, go on where reading stopped. */
const markedCut = (mail: Mail, cut: boolean): Mail => (cut && mail.parts.length === 0 ? { ...mail, cut } : mail);

/** Reads a message. A recipient is never lost to a parser's error: then the raw beginning is the text. */
export async function parseMail(raw: RawMessage, options: ParseOptions = {}): Promise<Mail> {
  if (raw.shape === 'text') {
    const text = decodeText(raw.bytes).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
    return { headers: NO_HEADERS, text, parts: [], form: 'pasted' };
  }
  const bytes = cleanMessage(raw.bytes, options.whole ? raw.bytes.length : HEAD_BYTES);
  try {
    const leaves = await readLeaves(bytes);
    const repaired = withBoundary(bytes, leaves.leaves);
    const mail = assemble(repaired ? { ...leaves, leaves: (await readLeaves(repaired)).leaves } : leaves, bytes);
    return markedCut(mail, !options.whole && raw.bytes.length > HEAD_BYTES);
  } catch {
    return damaged(bytes);
  }
}
