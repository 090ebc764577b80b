import libmime from 'libmime';
import { withBoundary } from '../../mail/parts/boundary.ts';
import { type Binary, editText, toBinary, toBytes } from './codec.ts';
import { fieldValue, lineEndOf, parameterOf, type RawField, readHead } from './header.ts';
import { stretchesOf } from './parts.ts';
import { isReport, walkReport } from './report.ts';
import { walkText } from './text.ts';
import { editBody } from './transfer.ts';
import type { Place, Role, Visitor } from './visitor.ts';

/** Returned mails return mails; deeper than this everything is content. */
const MAX_DEPTH = 16;

const MESSAGE = /^message\/(?:rfc822|global|news|partial)$/;
const HEADERS = /^(?:text\/rfc822-headers?|message\/(?:rfc822|global)-headers)$/;
const REPORT = /^message\/(?:global-|x-?)?(?:delivery-?status|disposition-notification|feedback-report)$/;
const SHOWN = /^text\/(?:plain|html)$/;

/** Takes a message apart, hands its pieces to the visitor, and puts it together again. */
export function walkMessage(message: Binary, visitor: Visitor, from: Partial<Place> = {}): Binary {
  return walkEntity(message, { role: 'notice', depth: 0, charset: '', ...from, visitor }, 'text/plain');
}

function walkEntity(entity: Binary, around: Place, byDefault: string): Binary {
  const { fields, rest } = readHead(entity);
  const type = fieldValue(fields, 'content-type');
  const place = { ...around, charset: parameterOf(type, 'charset') || around.charset };
  const head = fields.map((field) => walkField(field, place)).join('');
  const blank = /^(?:\r\n|\n|\r)/.exec(rest)?.[0] ?? '';
  const body = rest.slice(blank.length);
  const boundary = place.depth > MAX_DEPTH ? '' : boundaryOf(type, entity, rest, place.depth);
  if (boundary !== '') return head + blank + walkParts(body, boundary, place, type);
  return head + blank + walkLeaf(body, leafOf(fields, type, byDefault, lineEndOf(entity)), place);
}

/** The boundary that the header names and the body uses, or one that the body uses all the same. */
function boundaryOf(type: string, entity: Binary, rest: Binary, depth: number): string {
  const named = /^multipart\//i.test(type) ? parameterOf(type, 'boundary') : '';
  if (named !== '' && rest.includes(`--${named}`)) return named;
  if (depth > 1 || (type !== '' && !/^(?:multipart|text\/plain)/i.test(type))) return '';
  const repaired = withBoundary(toBytes(entity), []);
  return repaired === null ? '' : parameterOf(toBinary(repaired.subarray(0, 300)), 'boundary');
}

function walkField({ name, label, value }: RawField, { visitor, role, charset }: Place): Binary {
  return label + editText(value, charset, (decoded) => visitor.field(name, decoded, role));
}

function walkParts(body: Binary, boundary: string, place: Place, type: string): Binary {
  const byDefault = /^multipart\/digest/i.test(type) ? 'message/rfc822' : 'text/plain';
  const renamed = place.visitor.boundary(boundary);
  const inner = { ...place, depth: place.depth + 1 };
  const walked: string[] = [];
  for (const { kind, content, mark } of stretchesOf(body, boundary)) {
    if (mark !== null) walked.push(`--${renamed}${mark}`);
    walked.push(kind === 'part' ? walkEntity(content, inner, byDefault) : walkAround(content, place));
  }
  return walked.join('');
}

/** What stands around the parts is read by old programs only. */
function walkAround(content: Binary, { visitor, role }: Place): Binary {
  if (role === 'original') return visitor.content(content, 'text/plain', '');
  return editText(content, '', (decoded) => visitor.text(decoded, false));
}

interface Leaf {
  readonly media: string;
  readonly encoding: string;
  readonly charset: string;
  readonly disposition: string;
  readonly lineEnd: string;
}

function leafOf(fields: readonly RawField[], type: string, byDefault: string, lineEnd: string): Leaf {
  const disposition = fieldValue(fields, 'content-disposition');
  const named = /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,80}/i.exec(type)?.[0].toLowerCase() ?? byDefault;
  const file = parameterOf(disposition, 'filename') || parameterOf(type, 'name');
  return {
    media: mediaOf(named, file),
    encoding: fieldValue(fields, 'content-transfer-encoding'),
    charset: parameterOf(type, 'charset'),
    disposition: disposition.toLowerCase(),
    lineEnd,
  };
}

/** A file without a type of its own is told by its name. */
function mediaOf(named: string, file: string): string {
  if (/\.eml$/i.test(file)) return 'message/rfc822';
  return named === 'application/octet-stream' && file !== '' ? libmime.detectMimeType(file) : named;
}

function walkLeaf(body: Binary, leaf: Leaf, place: Place): Binary {
  return editBody(body, leaf.encoding, leaf.lineEnd, (content) => walkContent(content, leaf, place));
}

function walkContent(content: Binary, leaf: Leaf, around: Place): Binary {
  const { media } = leaf;
  const place = { ...around, charset: leaf.charset || around.charset };
  const { visitor, role, depth, charset } = place;
  if (depth > MAX_DEPTH) return visitor.content(content, media, charset);
  if (MESSAGE.test(media)) return walkAttached(content, place);
  if (HEADERS.test(media)) return walkReturned(content, place);
  return role === 'original' ? visitor.content(content, media, charset) : walkNotice(content, leaf, place);
}

/** What the notice itself has to say; some programs attach the returned mail as a text. */
function walkNotice(content: Binary, { media, disposition }: Leaf, place: Place): Binary {
  const { visitor, charset } = place;
  const isText = media.startsWith('text/');
  if (REPORT.test(media) || (isText && isReport(content))) return walkReport(content, place);
  const isShown = SHOWN.test(media) && (!disposition.startsWith('attachment') || visitor.readsFiles);
  if (isShown) return walkText(content, media, charset, place, walkMessage);
  const isReturned = isText && /^Received:/im.test(content);
  return isReturned ? walkReturned(content, place) : visitor.content(content, media, charset);
}

const walkReturned = (content: Binary, { visitor, depth }: Place): Binary =>
  walkMessage(content, visitor, { role: 'original', depth: depth + 1 });

function walkAttached(content: Binary, { visitor, role, depth }: Place): Binary {
  const inner: Role = role === 'notice' && visitor.isNotice(content, 'attached') ? 'notice' : 'original';
  return walkMessage(content, visitor, { role: inner, depth: depth + 1 });
}

/** A text that somebody pasted. */
export const walkPasted = (text: Binary, visitor: Visitor): Binary =>
  walkText(text, 'text/plain', '', { visitor, role: 'notice', depth: 0, charset: '' }, walkMessage);
