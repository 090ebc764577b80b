import { gather } from '../../gather.ts';
import type { AskedHeaders, Headers, Mail, Original, Part } from '../../model.ts';
import { cleanAddress, findAddresses } from '../ground/address.ts';
import { isoDate } from '../ground/date.ts';
import { headersOf } from '../wording/split.ts';

const RETURNED =
  /^(?:message\/(?:rfc822|global|partial|news)|text\/rfc822-headers?|message\/(?:rfc822|global)-headers)$/;
const HEADER_CHARACTERS = 65_536;

function readPart({ head }: Part): Headers | null {
  return ['from', 'subject', 'to', 'received', 'message-id'].some((name) => head.has(name)) ? head : null;
}

function attachedHeaders(parts: readonly Part[]): Headers | null {
  for (const part of parts) {
    if (!RETURNED.test(part.type)) continue;
    const headers = readPart(part);
    if (headers) return headers;
  }
  return null;
}

/** The head of the returned mail: a part of its own, what stands behind the prose, or a text file. */
export function originalHeaders(mail: Mail, inline: Headers | null): Headers | null {
  const attached = attachedHeaders(mail.parts);
  if (attached || inline) return attached ?? inline;
  const file = mail.parts.find(({ type, text }) => type.startsWith('text/') && /^Received:/im.test(text));
  return file ? headersOf(file.text.slice(0, HEADER_CHARACTERS).split('\n')) : null;
}

function firstAddress(headers: Headers, names: readonly string[]): string | null {
  for (const name of names) {
    const address = cleanAddress(headers.get(name));
    if (address) return address;
  }
  return null;
}

/** Every record of a message repeats these, so none may be longer than what anybody reads. */
const MAX_ID = 1000;
const MAX_SUBJECT = 4096;

/** Message-ID of a mail, without what some programs write around it. */
export function messageIdOf(headers: Headers): string | null {
  const id = headers.get('message-id').trim();
  return /<[^<>\s]{1,250}>/.exec(id)?.[0] ?? (id === '' ? null : id.slice(0, MAX_ID));
}

/** `Subject: hello` among the words of a notice that returns nothing. */
const DETAILS = {
  subject:
    /^\s{0,20}(?:subject|件名|betreff|objet|asunto|assunto|oggetto|主题|主旨|제목|тема)\s{0,12}[:：]\s*(\S.{0,500})$/im,
  date: /^\s{0,20}(?:date|sent(?: date| on| at)?|送信日時|日時)\s{0,12}[:：]\s*(\S.{0,100})$/im,
  messageId: /^\s{0,20}message-?id(?:entifier)?\s{0,12}[:：]\s*(<[^<>\s]{1,250}>)/im,
} as const;

function detail(pattern: RegExp, prose: string): string | null {
  return pattern.exec(prose.slice(0, 8192))?.[1]?.trim() ?? null;
}

function fromDetails(prose: string): Original {
  return {
    listId: null,
    feedbackId: null,
    sender: null,
    subject: detail(DETAILS.subject, prose),
    date: isoDate(detail(DETAILS.date, prose) ?? ''),
    messageId: detail(DETAILS.messageId, prose),
  };
}

/** `Weekly news <news.example.jp>` (RFC 2919 section 3). */
function listIdOf(headers: Headers): string | null {
  const value = headers.get('list-id').slice(0, MAX_ID).trim();
  return /<([^<>\s]{1,255})>/.exec(value)?.[1] ?? (value || null);
}

const shown = (headers: Headers | null, name: string): string | null =>
  headers?.get(name.toLowerCase()).slice(0, MAX_ID).trim() || null;

function asked(headers: Headers | null, names: readonly string[]): { readonly headers?: AskedHeaders } {
  if (names.length === 0) return {};
  return { headers: Object.fromEntries(names.map((name) => [name, shown(headers, name)])) };
}

/**
 * The returned mail as its header tells it, or as the notice's words do where nothing of it came back. `names` are
 * fields that somebody wants to see, in any case.
 */
export function originalOf(headers: Headers | null, prose: string, names: readonly string[] = []): Original {
  return { ...(headers ? fromHeaders(headers) : fromDetails(prose)), ...asked(headers, names) };
}

function fromHeaders(headers: Headers): Original {
  return {
    sender: firstAddress(headers, ['from', 'return-path', 'sender', 'x-envelope-from']),
    subject: headers.get('subject').slice(0, MAX_SUBJECT) || null,
    date: isoDate(headers.get('date')),
    messageId: messageIdOf(headers),
    listId: listIdOf(headers),
    feedbackId: shown(headers, 'feedback-id'),
  };
}

const TO = ['to', 'cc', 'bcc', 'apparently-to', 'resent-to'];
/** Servers write into these whom one copy of a mail was for; the lowest in a header is the oldest. */
const DELIVERED = [
  'x-original-to',
  'delivered-to',
  'x-envelope-to',
  'envelope-to',
  'x-rcpt-to',
  'x-hmxmroriginalrecipient',
];
/** `for <user@example.jp>; date` in a trace field. */
const TRACE = /\bfor\s+<?([^\s<>;]{1,250}@[^\s<>;]{1,250})>?\s*;/;
const MOST_TRACES = 20;

function addressesOf(values: readonly string[]): string[] {
  return gather(values, (value) => findAddresses(value.slice(0, 20_000))).map(({ address }) => address);
}

/** `from [192.0.2.1] by mail.example.jp (Postfix) with ESMTP id 4A1B2C3D5E` (RFC 5321 section 4.4). */
const TAKEN = /\bby\s+([^\s;]{1,255})(?:[^;]{0,1000}?)\sid\s+<?([^\s;<>]{1,100})/;

/** What a server called the returned mail in its queue: the trace on top is that of the server that gave up. */
export function queueIdAt(server: string | null, headers: Headers | null): string | null {
  if (server === null || headers === null) return null;
  const trace = headers.get('received').slice(0, 2000);
  const name = server.toLowerCase();
  if (!trace.toLowerCase().includes(name)) return null;
  const [, by, id] = TAKEN.exec(trace) ?? [];
  return by?.toLowerCase() === name ? (id ?? null) : null;
}

/** Whom the header says the mail is for, as its sender wrote it. */
export function headerRecipients(headers: Headers): string[] {
  return addressesOf(gather(TO, headers.all).slice(0, 50));
}

/** Whom servers on the way took the mail for (RFC 5321 section 4.4), the oldest first. */
export function receivedFor(headers: Headers): string[] {
  const traces = headers.all('received').slice(-MOST_TRACES);
  return addressesOf(traces.map((value) => TRACE.exec(value)?.[1] ?? '').reverse());
}

/** Whose box servers put it into, the oldest of each field first. */
export function deliveredTo(headers: Headers): string[] {
  return addressesOf(gather(DELIVERED, (name) => headers.all(name).slice(-MOST_TRACES).reverse()));
}

/** Whom servers took the returned mail for. */
export const servedFor = (headers: Headers): string[] => [...deliveredTo(headers), ...receivedFor(headers)];

/** Whom the returned mail was for, as its header says. */
export function originalRecipients(headers: Headers | null): string[] {
  return headers ? [...headerRecipients(headers), ...servedFor(headers)] : [];
}
