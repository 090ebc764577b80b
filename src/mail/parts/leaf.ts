import libbase64 from 'libbase64';
import libmime from 'libmime';
import libqp from 'libqp';
import { bodyStart } from '../../input/bytes/body-start.ts';
import { asBuffer } from '../../input/bytes/chunks.ts';
import type { Headers, Part } from '../../model.ts';
import { decodeCharset } from '../header/charset.ts';
import { readHeaderBlock } from '../header/header-block.ts';
import { NO_HEADERS } from '../header/headers.ts';

/** A node of the MIME tree as mailparser has read its header. */
export interface MimeNode {
  readonly contentType: string | false;
  readonly charset: string | false;
  readonly flowed: boolean;
  readonly delSp: boolean;
  readonly encoding: string | false;
  readonly disposition: string | false;
  readonly filename: string | false;
}

/** A file without a type of its own is told by its name. */
export function namedType({ contentType, filename }: MimeNode): string {
  if (contentType === 'application/octet-stream' && filename) return libmime.detectMimeType(filename);
  return contentType || '';
}

const MEDIA_TYPE = /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,80}/;

/** `text/plain charset=iso-2022-jp`: some gateways forget the semicolon. */
function looseParameter({ contentType }: MimeNode, name: string): string {
  const value = contentType || '';
  if (!value.includes('=')) return '';
  return new RegExp(`\\b${name}\\s*=\\s*"?([a-z0-9_.:-]{1,40})`).exec(value)?.[1] ?? '';
}

const NOTHING = Buffer.alloc(0);

const spelledOut = (blanks: string): string => blanks.replaceAll(' ', '=20').replaceAll('\t', '=09');

/** libqp looks for blanks at the end of a line in a time that grows with the square of how many stand together. */
const decodeQuotedPrintable = (body: Buffer): Buffer =>
  libqp.decode(body.toString('latin1').replace(/[ \t]{16}/g, spelledOut));

function withoutEncoding(body: Buffer, encoding: string | false): Buffer {
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body);
  if (encoding !== 'base64') return body;
  return libbase64.decode(body.toString('ascii').replace(/[^a-zA-Z0-9+/=]+/g, ''));
}

const TEXTUAL = /^(?:text|message)\//;
const ORIGINAL = /^message\/(?:rfc822|global|partial)$/;
/** How much of a returned message is turned into text: its header, and enough to tell what it is. */
const ORIGINAL_BYTES = 32 * 1024;
const HEADER_BYTES = 64 * 1024;

function textOf(bytes: Uint8Array, node: MimeNode): string {
  const charset = node.charset || looseParameter(node, 'charset');
  const text = decodeCharset(bytes, charset).replaceAll('\r\n', '\n');
  if (!node.flowed && looseParameter(node, 'format') !== 'flowed') return text;
  return libmime.decodeFlowed(text, node.delSp || looseParameter(node, 'delsp') === 'yes');
}

/** 8-bit bytes, the escapes of ISO-2022-JP, the NULs of UTF-16. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_ASCII = /[\0\x1b\x80-\xff]/;

/** A leaf of the MIME tree. It is decoded when first asked for: nobody reads the words of an attached picture. */
export class Leaf implements Part {
  readonly type: string;
  readonly filename: string;
  readonly disposition: string;
  /** Its body as it came. */
  body: Buffer = NOTHING;
  readonly #node: MimeNode;
  #bytes: Buffer | undefined;
  #text: string | undefined;
  #head: Headers | undefined;

  constructor(node: MimeNode, type: string) {
    this.#node = node;
    this.type = MEDIA_TYPE.exec(type)?.[0] ?? 'text/plain';
    this.filename = node.filename || '';
    this.disposition = node.disposition || '';
  }

  get bytes(): Uint8Array {
    this.#bytes ??= withoutEncoding(this.body, this.#node.encoding);
    return this.#bytes;
  }

  get text(): string {
    this.#text ??= TEXTUAL.test(this.type) ? this.#decoded() : '';
    return this.#text;
  }

  get head(): Headers {
    this.#head ??= TEXTUAL.test(this.type) ? this.#readHead() : NO_HEADERS;
    return this.#head;
  }

  /** One of plain ASCII needs no charset, and the words below it need not be decoded for it. */
  #readHead(): Headers {
    const bytes = this.bytes.subarray(0, HEADER_BYTES);
    const start = bodyStart(bytes);
    const header = asBuffer(bytes).toString('latin1', 0, start === 0 ? bytes.length : start);
    return NOT_ASCII.test(header) ? readHeaderBlock(this.text) : readHeaderBlock(header);
  }

  #decoded(): string {
    return textOf(ORIGINAL.test(this.type) ? this.bytes.subarray(0, ORIGINAL_BYTES) : this.bytes, this.#node);
  }
}
