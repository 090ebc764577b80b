import { asBuffer } from '../bytes/chunks.ts';
import { type Fields, smtpAddress, textOf } from './fields.ts';
import { block, deliveryStatus } from './report.ts';

/** Reads what an attachment that is a file holds. */
export type ReadAttachment = (attachment: Fields) => Uint8Array;

/** A message that hangs in a message that hangs in a message ... */
const MAX_DEPTH = 4;

/** The message as it would have come over the Internet: Outlook takes it apart, the mail room wants it whole. */
export function toMime(fields: Fields, read: ReadAttachment, depth = 0): Buffer {
  const boundary = `=_bounce-doctor-${depth}`;
  const parts = [...textParts(fields), ...reportParts(fields, read), ...originals(fields, read, depth)];
  const type = deliveryStatus(fields) === null ? 'multipart/mixed' : 'multipart/report; report-type=delivery-status';
  const head = `${header(fields)}MIME-Version: 1.0\r\nContent-Type: ${type}; boundary="${boundary}"\r\n\r\n`;
  const body = parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), part, Buffer.from('\r\n')]);
  return Buffer.concat([Buffer.from(head), ...body, Buffer.from(`--${boundary}--\r\n`)]);
}

/** The header as it came, or what Outlook knows of it where the message never travelled. */
function header(fields: Fields): string {
  const came = (fields.headers ?? '').replaceAll('\0', '').trim();
  if (came !== '') return withoutMime(came);
  const to = (fields.recipients ?? []).flatMap((it) => smtpAddress(it.smtpAddress, it.email, it.name) ?? []);
  return block({
    From: smtpAddress(fields.senderSmtpAddress, fields.senderEmail) ?? encoded(fields.senderName),
    To: deliveryStatus(fields) === null ? to.join(', ') : null,
    Subject: encoded(fields.subject),
    Date: fields.clientSubmitTime ?? fields.messageDeliveryTime ?? null,
    'Message-ID': fields.messageId ?? textOf(fields, '1035'),
  });
}

/** Our own parts have their own types and encodings. */
function withoutMime(header: string): string {
  const fields = header.split(/\r?\n(?![ \t])/).filter((field) => /^[!-9;-~]{1,80}:/.test(field));
  return fields
    .filter((field) => !/^(?:content-[a-z-]{1,40}|mime-version):/i.test(field))
    .map((field) => `${field.replace(/\r?\n/g, '\r\n')}\r\n`)
    .join('');
}

const encoded = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;

function textParts(fields: Fields): readonly Buffer[] {
  const plain = [fields.body, textOf(fields, '1001') ?? ''].find((text) => (text ?? '').trim() !== '');
  if (plain !== undefined) return [inBase64('text/plain; charset=utf-8', Buffer.from(plain))];
  if (fields.bodyHtml) return [inBase64('text/html; charset=utf-8', Buffer.from(fields.bodyHtml))];
  if (fields.html) return [inBase64(`text/html; charset=${charsetOf(fields.internetCodepage)}`, fields.html)];
  return [];
}

const CHARSETS: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  1252: 'windows-1252',
  20932: 'euc-jp',
  28591: 'iso-8859-1',
  50220: 'iso-2022-jp',
  50221: 'iso-2022-jp',
  50222: 'iso-2022-jp',
  51932: 'euc-jp',
};
const charsetOf = (codepage: number | undefined): string => CHARSETS[codepage ?? 0] ?? 'utf-8';

const isFile = (attachment: Fields): boolean => !attachment.innerMsgContent && attachment.dataId !== undefined;

/** The report as a part that came along, else as Outlook took it apart. */
function reportParts(fields: Fields, read: ReadAttachment): readonly Buffer[] {
  const files = (fields.attachments ?? []).filter(isFile);
  const reports = files.filter(({ attachMimeTag = '' }) =>
    /^message\/(?:global-)?delivery-status$/i.test(attachMimeTag),
  );
  if (reports.length > 0) return reports.map((file) => asIs('message/delivery-status', read(file)));
  const status = deliveryStatus(fields);
  return status === null ? [] : [asIs('message/delivery-status; charset=utf-8', Buffer.from(status))];
}

function originals(fields: Fields, read: ReadAttachment, depth: number): readonly Buffer[] {
  if (depth >= MAX_DEPTH) return [];
  return (fields.attachments ?? []).flatMap((attachment) => {
    const inner = attachment.innerMsgContentFields;
    if (inner) return [asIs('message/rfc822', toMime(inner, read, depth + 1))];
    return isFile(attachment) && isMail(attachment) ? [asIs('message/rfc822', read(attachment))] : [];
  });
}

const isMail = ({ attachMimeTag = '', fileName = '', fileNameShort = '' }: Fields): boolean =>
  attachMimeTag.toLowerCase() === 'message/rfc822' || /\.eml$/i.test(fileName) || /\.eml$/i.test(fileNameShort);

const inBase64 = (type: string, bytes: Uint8Array): Buffer => {
  const lines = asBuffer(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  return Buffer.from(`Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}`);
};

const asIs = (type: string, bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`Content-Type: ${type}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`), bytes]);
