import { findAddresses, isDaemon } from '../extract/address.ts';
import type { BounceRecord } from '../model.ts';
import { type Book, isRole } from './book.ts';
import { createLiterals, type Literals } from './literals.ts';
import type { Pieces } from './pieces.ts';
import { isServersOwn, splitSubject } from './subject.ts';
import type { Vocabulary } from './vocabulary.ts';

const NAMED =
  /^(?:from|to|cc|bcc|reply-to|sender|resent-(?:from|to|cc)|errors-to|apparently-to|mail-followup-to|return-receipt-to|disposition-notification-to|x-original-(?:from|to)|x-sender)$/;
const WHOLE_NAME = /^(?:organi[sz]ation|x-organi[sz]ation|x-display-name|x-sender-name)$/;
const IDENTIFIED = /^(?:[a-z-]{0,40}message-id|in-reply-to|references|content-id)$/;
const SUBJECT = /^(?:subject|thread-topic|x-(?:original-)?subject)$/;
export const isSubjectField = (name: string): boolean => SUBJECT.test(name);

const MACHINE =
  /mailer|daemon|postmaster|deliver|(?:sub)?system\b|administrator|bounce|returned|microsoft (?:outlook|exchange)|no-?reply|undisclosed|配信|配送|システム|管理者/i;

/** What a first look at the mail found; the second replaces it everywhere. */
export function collect(pieces: Pieces, records: readonly BounceRecord[], book: Book, known: Vocabulary): Literals {
  const first = new Map<string, string>();
  const last = new Map<string, string>();
  const collector: Collector = { book, known, first, last };
  settleDomains(pieces, book);
  for (const { name, value, role } of pieces.fields) collectField(collector, name, value, role === 'original');
  for (const { recipient, originalRecipient, sender, returnPath } of records)
    for (const address of [recipient, originalRecipient, sender, returnPath]) collectWhole(collector, address ?? '');
  for (const text of pieces.texts) collectText(collector, text);
  return createLiterals(first, last);
}

/** A domain in which people have mailboxes is one even where its mail server is named first. */
function settleDomains({ fields, texts }: Pieces, book: Book): void {
  const values = fields.filter(({ name }) => !IDENTIFIED.test(name)).map(({ value }) => value);
  for (const text of [...values, ...texts])
    for (const address of addressesOf(text.replace(MESSAGE_ID, ''))) if (!isRole(address)) book.address(address);
}

const addressesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.length < 20_000)
    .flatMap((line) => findAddresses(line).map(({ address }) => address));

/** Addresses that are read out of fields may have any letters (RFC 6531), also written as RFC 6533 section 3 does. */
function collectWhole(to: Collector, address: string): void {
  if (!address.includes('@')) return;
  const value = to.book.address(address);
  const escaped = address.replace(/[^ -~]/gu, (c) => `\\x{${c.codePointAt(0)?.toString(16).toUpperCase()}}`);
  collectAddress(to, address);
  for (const spelling of [address, escaped]) to.first.set(spelling, value);
}

interface Collector {
  readonly book: Book;
  readonly known: Vocabulary;
  readonly first: Map<string, string>;
  readonly last: Map<string, string>;
}

function collectField(to: Collector, name: string, value: string, original: boolean): void {
  if (IDENTIFIED.test(name)) for (const id of value.match(/[^<>\s,;()"]{6,250}/g) ?? []) collectMessageId(to, id);
  if (isSubjectField(name)) collectSubject(to, value, original);
  if (NAMED.test(name)) collectNames(to, value);
  if (WHOLE_NAME.test(name)) collectName(to, value);
  if (name === 'received') collectTrace(to, value);
  if (/-id$/.test(name) && !IDENTIFIED.test(name) && name !== 'list-id')
    collectIds(to, value.match(/[\w.+/=-]{6,200}/g) ?? []);
  collectAddresses(to, value);
}

function collectMessageId({ book, first }: Collector, id: string): void {
  if (/[@0-9]/.test(id)) first.set(id, book.messageId(id));
}

function collectSubject({ book, known, first }: Collector, subject: string, original: boolean): void {
  const { prefix, title } = splitSubject(subject);
  if (isServersOwn(title) || (!original && prefix === '')) return;
  if (known.isSafe(title)) first.set(title, book.subject(title));
}

/** What stands in front of an address, or in brackets behind it, is who it belongs to. */
function collectNames(to: Collector, value: string): void {
  let end = 0;
  for (const found of findAddresses(value.slice(0, 20_000))) {
    const phrase = value.slice(end, found.start).replace(/^[\s,;:]+/, '');
    const comment = /^\s{0,4}\(([^()@]{2,80})\)/.exec(value.slice(found.end, found.end + 90))?.[1];
    if (!isDaemon(found.address)) for (const name of [phrase, comment ?? '']) collectName(to, name);
    end = found.end + (comment === undefined ? 0 : comment.length + 2);
  }
}

const PIECES = /[\s\u3000()（）・,、/|【】[\]]+/;

function collectName({ book, known, last }: Collector, given: string): void {
  const name = given.replace(/^["'\s(]+|["'\s)]+$/g, '').replace(/\\(.)/g, '$1');
  if (name.length < 2 || name.length > 120 || /[@<>]/.test(name) || MACHINE.test(name)) return;
  const value = book.person(name);
  if (known.isSafe(name)) last.set(name, value);
  for (const piece of name.split(PIECES)) if (known.isName(piece) && !last.has(piece)) last.set(piece, value);
}

const TRACE_HOST = /(?:^\s{0,10}from|\bby)\s{1,10}([A-Za-z0-9][\w.-]{2,255})/g;
const TRACE_ID = /\b(?:id|qp)\s{1,10}<?([\w.+-]{6,200})>?/g;

function collectTrace(to: Collector, value: string): void {
  for (const { 1: host = '' } of value.matchAll(TRACE_HOST)) collectMachine(to, host);
  collectIds(
    to,
    [...value.matchAll(TRACE_ID)].map(([, id = '']) => id),
  );
}

/** A machine's name without a domain. */
function collectMachine({ book, known, last }: Collector, name: string): void {
  if (!name.includes('.') && name.length > 3 && !known.has(name)) last.set(name, book.host(name));
}

function collectIds({ book, last }: Collector, ids: readonly string[]): void {
  for (const id of ids) {
    const bare = id.replace(/^[.+/=-]+|[.+/=-]+$/g, '');
    if (bare.length > 5 && /\d/.test(bare) && !/^\d+(?:\.\d+)+$/.test(bare)) last.set(bare, book.queueId(bare));
  }
}

function collectAddresses(to: Collector, text: string): void {
  for (const address of addressesOf(text)) collectAddress(to, address);
}

/** Servers name a mailbox of theirs without its domain, and VERP writes an address with another sign. */
function collectAddress({ book, known, first, last }: Collector, address: string): void {
  const at = address.lastIndexOf('@');
  if (at <= 0 || first.has(address)) return;
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const mapped = book.address(address);
  const user = mapped.slice(0, mapped.lastIndexOf('@'));
  last.set(`${local}=${domain}`, mapped.replace('@', '='));
  if (user !== local && known.isMailbox(local) && !last.has(local)) last.set(local, user);
}

const QUEUE_IDS = [
  /\bqueued as ([A-Za-z0-9]{6,40})\b/gi,
  /\bqueue ?-?id:? ?([A-Za-z0-9-]{6,60})/gi,
  /(?<![\w-])([0-9A-Za-z]{6}-[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{6}-[0-9A-Za-z]{11}-[0-9A-Za-z]{4})(?![\w-])/g,
  /\b(?:postfix[\w/-]{0,40}|sendmail|sm-mta|smtpd?|exim)\[\d{1,10}\]: ([0-9A-Za-z]{8,40}): /g,
  /([\w.-]{10,120}) - gsmtp\b/g,
  /\b(?:id|qp)[ =]([0-9A-Za-z]{8,40})\b/g,
  // sendmail: the time in base 60, then the process.
  /(?<!\w)([a-z0-9A-Z]{3,9}\d{5,8})(?=: (?:to|from)=)/g,
];
const MESSAGE_ID = /\b(?:message-?id|msgid|メッセージ ?ID)\s{0,3}[:=：]\s{0,3}<?([^<>\s,;()"]{6,250})/gi;
const SUBJECT_LINE = /^[ \t>]{0,20}(?:subject|件名|betreff|objet|asunto|oggetto)\s{0,12}[:：][ \t]*(\S.{0,500})$/gim;
const QUOTED_NAME = /"([^"@<>\r\n]{2,80})"\s{0,3}<[^<>\s]{3,320}@/g;
const CALENDAR_NAME = /\bCN="?([^";:\r\n]{2,80})/g;
const SYSLOG_HOST =
  /^\s{0,4}(?:[A-Z][a-z]{2} {1,2}\d{1,2} [\d:]{8}|\d{4}-\d\d-\d\dT[\d:.+Z-]{8,30}) (\S{3,255}) \S{1,80}: /gm;
const MTA = /^(?:reporting|remote|received-from)-mta\s{0,3}:\s{0,3}(?:dns\s{0,3};)?\s{0,3}([\w.-]{3,255})/gim;
const SERVER = /\b(?:generating server|server name|host name)\s{0,3}:\s{0,3}([\w.-]{3,255})/gi;

function collectText(to: Collector, text: string): void {
  for (const pattern of QUEUE_IDS)
    collectIds(
      to,
      [...text.matchAll(pattern)].map(([, id = '']) => id),
    );
  for (const { 1: id = '' } of text.matchAll(MESSAGE_ID)) collectMessageId(to, id);
  for (const { 1: subject = '' } of text.matchAll(SUBJECT_LINE)) collectSubject(to, subject.trim(), true);
  for (const pattern of [QUOTED_NAME, CALENDAR_NAME])
    for (const { 1: name = '' } of text.matchAll(pattern)) collectName(to, name);
  for (const pattern of [SYSLOG_HOST, MTA, SERVER])
    for (const { 1: host = '' } of text.matchAll(pattern)) collectMachine(to, host);
  collectAddresses(to, text);
}
