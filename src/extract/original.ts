import { readHeaderBlock } from '../mail/header-block.ts';
import type { Headers, Mail, Original, Part } from '../model.ts';
import { cleanAddress, findAddresses } from './address.ts';
import { isoDate } from './date.ts';

export interface Split {
  /** The notice's own words. */
  readonly prose: string;
  /** Headers of the mail that came back, where any of it did. */
  readonly headers: Headers | null;
}

/** Lines with which servers announce the mail they return. */
const MARKERS: readonly RegExp[] = [
  /^[-=*#>\s]{0,12}below (?:this|the next) line is a copy of/i,
  /^[-=*#\s]{0,12}this is a copy of (?:the|your) message/i,
  /^[-=*#\s]{0,12}(?:the )?(?:body|header)s?(?: and .{1,40})? of (?:the|your) (?:original )?message (?:is|are) (?:following|below)/i,
  /^[-=*#\s]{0,12}the header of the original/i,
  /^[-=*#\s]{0,12}(?:the )?(?:your )?(?:original|returned|unsent|undelivered|undeliverable) (?:message|mail|e-?mail)(?: text)?(?: headers?)? (?:follows?|below)\b/i,
  /^[-=*#\s]{0,12}unsent message (?:follows|below)/i,
  /^[-=*#\s]{0,12}message (?:headers?|body|text|contents?|as sent)? ?(?:follows?|suppressed)\b/i,
  /^[-=*#\s]{2,12}(?:original|returned|unsent) (?:message|mail)\b/i,
  /^[-=*#\s]{0,12}original message(?: headers)?:?[-\s]*$/i,
  /^[-=*#\s]{0,12}(?:start of )?returned (?:message|mail)(?: follows)?[-=*#\s:]*$/i,
  /^[-=*#\s]{2,12}(?:start of )?returned (?:message|mail)\b/i,
  /^\s{0,8}(?:below|here|following|included|attached) is (?:a copy of )?(?:the|your) (?:original )?message/i,
  /^\s{0,8}(?:included is )?a copy of the (?:original )?message(?: header)?s?(?: is)?(?: below| follows| included)?\b.{0,40}:\s*$/i,
  /^\s{0,8}original mail as follows/i,
  /^\s{0,8}your message reads\b/i,
  /^[-=*#\s]{0,12}(?:the )?first .{1,20} lines of (?:the|your) (?:original )?message/i,
  /^[-\s]{2,8}the header and top/i,
  /^[-=*#\s]{0,12}(?:ursprüngliche nachricht|message d'origine|mensaje original|mensagem original|messaggio originale)[-=*#\s:]*$/i,
  /^[-=*#＊\s]{0,12}(?:元|返送|送信)(?:の|した|された)?(?:メッセージ|メール|原文)(?:の?(?:ヘッダー?|内容|本文|写し))*[-=*#＊\s:：]*$/,
];
/** Three fields in a row that only a mail's header has. */
const TELLTALE = /^[ \t>|]{0,6}(?:Received|Return-Path|Message-ID|MIME-Version|DKIM-Signature|X-Mailer|Delivered-To|X-Received|Content-Type)[ \t]*:/i;
const FIELD = /^[ \t>|]{0,6}[A-Za-z][A-Za-z0-9-]{1,40}[ \t]*:\s/;

function isMarker(line: string): boolean {
  return line.length < 200 && MARKERS.some((marker) => marker.test(line));
}

/** A header block without a line that announces it. */
function beginsHeader(lines: readonly string[], at: number): boolean {
  if (!FIELD.test(lines[at] as string)) return false;
  let fields = 0;
  let telling = 0;
  for (let i = at; i < lines.length && i < at + 40; i++) {
    const line = lines[i] as string;
    if (line.trim() === '') break;
    if (FIELD.test(line)) fields++;
    else if (!/^\s/.test(line)) break;
    if (TELLTALE.test(line)) telling++;
  }
  return fields >= 3 && telling >= 2;
}

function indentOf(lines: readonly string[]): number {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return first.length - first.trimStart().length;
}

function headersOf(lines: readonly string[]): Headers | null {
  const indent = indentOf(lines);
  const text = lines.map((line) => (line.slice(0, indent).trim() === '' ? line.slice(indent) : line)).join('\n');
  const headers = readHeaderBlock(text);
  return ['from', 'subject', 'message-id', 'received', 'to', 'date'].some((name) => headers.has(name)) ? headers : null;
}

/** Cuts the returned mail off the notice's text: nothing in it may be taken for a recipient or a reply. */
export function splitOriginal(text: string): Split {
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const marker = isMarker(lines[i] as string);
    if (!marker && !beginsHeader(lines, i)) continue;
    const rest = lines.slice(marker ? i + 1 : i, i + 400);
    return { prose: lines.slice(0, i).join('\n'), headers: headersOf(rest) };
  }
  return { prose: text, headers: null };
}

function isOriginal(part: Part): boolean {
  return /^message\/(?:rfc822|global|partial|news)$/.test(part.type) || /^(?:text\/rfc822-headers?|message\/(?:rfc822|global)-headers)$/.test(part.type);
}

/** The head of the returned mail: a part of its own, or what stands behind the marker in the text. */
export function originalHeaders(mail: Mail, inline: Headers | null): Headers | null {
  for (const part of mail.parts) {
    if (!isOriginal(part)) continue;
    const headers = readHeaderBlock(part.text.slice(0, 65_536));
    if (headers.has('from') || headers.has('subject') || headers.has('to') || headers.has('received')) return headers;
  }
  if (inline) return inline;
  const file = mail.parts.find((part) => part.type.startsWith('text/') && part.text !== '');
  return file ? headersOf(file.text.slice(0, 65_536).split('\n')) : null;
}

function first(headers: Headers, names: readonly string[]): string | null {
  for (const name of names) {
    const address = cleanAddress(headers.get(name));
    if (address) return address;
  }
  return null;
}

export function originalOf(headers: Headers | null): Original {
  if (!headers) return { sender: null, subject: null, date: null, messageId: null };
  const id = headers.get('message-id').trim();
  return {
    sender: first(headers, ['from', 'return-path', 'sender', 'x-envelope-from']),
    subject: headers.get('subject') || null,
    date: isoDate(headers.get('date')),
    messageId: /<[^<>\s]{1,250}>/.exec(id)?.[0] ?? (id || null),
  };
}

const TO = ['to', 'cc', 'bcc', 'x-original-to', 'x-envelope-to', 'delivered-to', 'envelope-to', 'apparently-to', 'resent-to'];

/** Whom the returned mail was for, as its header says. */
export function originalRecipients(headers: Headers | null): string[] {
  if (!headers) return [];
  const values = TO.flatMap((name) => headers.all(name));
  return values.slice(0, 50).flatMap((value) => findAddresses(value.slice(0, 20_000)).map(({ address }) => address));
}
