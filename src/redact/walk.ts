import { withBoundary } from '../mail/boundary.ts';
import { type Binary, editText, toBinary, toBytes } from './codec.ts';
import { beginsWithFields, fieldValue, lineEndOf, linesOf, parameterOf, type RawField, readHead } from './header.ts';
import { inlineOriginal } from './inline-original.ts';
import { editBody } from './transfer.ts';

/** What a piece of a mail belongs to: the notice, or the mail that it is about. */
export type Role = 'notice' | 'original';

/** What is done to the pieces of a mail. Everything that comes back as it was given stays as it is, byte for byte. */
export interface Visitor {
  /** A header field's value, folds included, RFC 2047 words not yet decoded. */
  field(name: string, value: string, role: Role): string;
  /** Readable text of the notice, decoded; `html` where it is HTML. */
  text(text: string, html: boolean): string;
  /** The content of a part of the original, or of a part of the notice that is no text. */
  content(content: Binary, type: string, charset: string): Binary;
  boundary(boundary: string): string;
  /** Whether a message that comes with the notice, attached or in its text, is itself a notice to be read. */
  isNotice(message: Binary, where: 'attached' | 'inline'): boolean;
}

/** Returned mails return mails; deeper than this everything is content. */
const MAX_DEPTH = 8;

const MESSAGE = /^message\/(?:rfc822|global|news)$/;
const HEADERS = /^(?:text\/rfc822-headers?|message\/(?:rfc822|global)-headers)$/;
const READABLE = /^(?:text|message)\//;

interface Place {
  readonly role: Role;
  readonly depth: number;
  readonly visitor: Visitor;
  /** The charset around it, for headers that name none. */
  readonly charset: string;
}

/** Takes a message apart, hands its pieces to the visitor, and puts it together again. */
export function walkMessage(message: Binary, visitor: Visitor, from: Partial<Place> = {}): Binary {
  return walkEntity(message, { role: 'notice', depth: 0, charset: '', ...from, visitor }, 'text/plain');
}

function walkEntity(entity: Binary, around: Place, byDefault: string): Binary {
  const { fields, rest } = readHead(entity);
  const type = fieldValue(fields, 'content-type');
  const place = { ...around, charset: parameterOf(type, 'charset') || around.charset };
  const boundary = boundaryOf(type, entity, rest, place.depth);
  const head = fields.map((field) => walkField(field, boundary, place)).join('');
  const blank = /^(?:\r\n|\n|\r)/.exec(rest)?.[0] ?? '';
  const body = rest.slice(blank.length);
  if (boundary !== '') return head + blank + walkParts(body, boundary, place, type);
  const media = /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,80}/i.exec(type)?.[0].toLowerCase() ?? byDefault;
  return head + blank + walkLeaf(body, { media, type, fields, lineEnd: lineEndOf(entity) }, place);
}

/** The boundary that the header names and the body uses, or one that the body uses all the same. */
function boundaryOf(type: string, entity: Binary, rest: Binary, depth: number): string {
  const named = /^multipart\//i.test(type) ? parameterOf(type, 'boundary') : '';
  if (named !== '' && rest.includes(`--${named}`)) return named;
  if (depth > 1 || (type !== '' && !/^(?:multipart|text\/plain)/i.test(type))) return '';
  const repaired = withBoundary(toBytes(entity), []);
  return repaired === null ? '' : parameterOf(toBinary(repaired.subarray(0, 300)), 'boundary');
}

function walkField({ name, label, value }: RawField, boundary: string, place: Place): Binary {
  const { visitor, role, charset } = place;
  const edit = (text: Binary) => editText(text, charset, (decoded) => visitor.field(name, decoded, role));
  const at = name === 'content-type' && boundary !== '' ? value.indexOf(boundary) : -1;
  if (at < 0) return label + edit(value);
  return label + edit(value.slice(0, at)) + visitor.boundary(boundary) + edit(value.slice(at + boundary.length));
}

function walkParts(body: Binary, boundary: string, place: Place, type: string): Binary {
  const byDefault = /^multipart\/digest/i.test(type) ? 'message/rfc822' : 'text/plain';
  const renamed = place.visitor.boundary(boundary);
  let [result, part, begun] = ['', '', false];
  const flush = (): void => {
    result += begun ? walkEntity(part, { ...place, depth: place.depth + 1 }, byDefault) : preamble(part, place);
    part = '';
  };
  for (const line of linesOf(body)) {
    const end = delimiter(line, boundary);
    if (end === null) part += line;
    else {
      flush();
      result += `--${renamed}${end}`;
      begun = !end.startsWith('--');
    }
  }
  flush();
  return result;
}

/** What stands behind the boundary on a line that delimits parts. */
function delimiter(line: Binary, boundary: string): string | null {
  if (!line.startsWith(`--${boundary}`)) return null;
  const end = line.slice(boundary.length + 2);
  return /^(?:--)?[ \t]*(?:\r\n|\n|\r)?$/.test(end) ? end : null;
}

const preamble = (text: Binary, { visitor }: Place): Binary =>
  editText(text, '', (decoded) => visitor.text(decoded, false));

interface Leaf {
  readonly media: string;
  readonly type: string;
  readonly fields: readonly RawField[];
  readonly lineEnd: string;
}

function walkLeaf(body: Binary, leaf: Leaf, place: Place): Binary {
  const encoding = fieldValue(leaf.fields, 'content-transfer-encoding');
  return editBody(body, encoding, leaf.lineEnd, (content) => walkContent(content, leaf, place));
}

function walkContent(content: Binary, { media, type, fields }: Leaf, place: Place): Binary {
  const { visitor, role, depth } = place;
  const charset = parameterOf(type, 'charset') || place.charset;
  const file = `${type} ${fieldValue(fields, 'content-disposition')}`;
  if (depth > MAX_DEPTH) return visitor.content(content, media, charset);
  if (MESSAGE.test(media) || /\.eml"?\s*(?:;|$)/i.test(file)) return walkAttached(content, place);
  if (HEADERS.test(media)) return walkMessage(content, visitor, { role: 'original', depth: depth + 1 });
  if (role === 'original' || !isReadable(content, media)) return visitor.content(content, media, charset);
  return walkText(content, media, charset, place);
}

const isReadable = (content: Binary, media: string): boolean => READABLE.test(media) || !/[^\s!-~]/.test(content);

function walkAttached(content: Binary, { visitor, role, depth }: Place): Binary {
  const inner: Role = role === 'notice' && visitor.isNotice(content, 'attached') ? 'notice' : 'original';
  return walkMessage(content, visitor, { role: inner, depth: depth + 1 });
}

/** The notice's text, behind which the original may be copied. */
export function walkText(content: Binary, media: string, charset: string, place: Place): Binary {
  const edit = (text: Binary) =>
    editText(text, charset, (decoded) => place.visitor.text(decoded, media === 'text/html'));
  const original = media === 'text/plain' ? inlineOriginal(content, charset) : null;
  if (original === null) return edit(content);
  const { prose, prefix, lines } = original;
  const inner = lines.join('');
  const walked = beginsWithFields(inner)
    ? walkMessage(inner, place.visitor, { role: roleOf(inner, place.visitor), depth: place.depth + 1, charset })
    : place.visitor.content(inner, media, charset);
  return (
    edit(prose) +
    (prefix === ''
      ? walked
      : linesOf(walked)
          .map((line) => prefix + line)
          .join(''))
  );
}

const roleOf = (message: Binary, visitor: Visitor): Role =>
  visitor.isNotice(message, 'inline') ? 'notice' : 'original';

/** A text that somebody pasted. */
export const walkPasted = (text: Binary, visitor: Visitor): Binary =>
  walkText(text, 'text/plain', '', { visitor, role: 'notice', depth: 0, charset: '' });
