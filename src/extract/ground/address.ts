import { gather } from '../../gather.ts';
import { domainOf } from '../../mail-address.ts';
import { asciiLike } from './ascii.ts';

export interface Found {
  readonly address: string;
  /** Where it begins and ends in the line, brackets included. */
  readonly start: number;
  readonly end: number;
  /** Stood between < and >. */
  readonly bracketed: boolean;
}

const MAX_LOCAL = 256;
const isLocal = asciiLike(/[A-Za-z0-9!#$%&*+/=?^_`{}~.'-]/);
/** A quotation mark or a list's bullet in front is none of the address. */
const isBullet = asciiLike(/['`*=/?#!.-]/);
const isDomain = asciiLike(/[A-Za-z0-9._-]/);
const isBetweenLabels = asciiLike(/[._-]/);
const SPACE = /\s/;
/** `recipient=taro@example.jp` */
const KEY = /^(?:(?:final|original|orig)[-_]?)?(?:recipient|rcpt|to|from|sender|e?mail|address|user|smtp)=(?=.)/i;
/** `/G=Taro/S=Yamada/C=JP/@gateway.example.jp` begins with its slash. */
const X400 = /^\/[A-Z]{1,2}=/i;

function localStart(line: string, at: number): number {
  if (line[at - 1] === '"') {
    const open = line.lastIndexOf('"', at - 2);
    return open >= 0 && at - open < MAX_LOCAL ? open : at;
  }
  let start = at;
  while (start > 0 && at - start < MAX_LOCAL && isLocal(line.charCodeAt(start - 1))) start--;
  // The last piece of a path: /home/taro/mail/taro@example.jp
  if (X400.test(line.slice(start, start + 4))) return start;
  if (line[start] === '/') start = line.lastIndexOf('/', at) + 1;
  start += KEY.exec(line.slice(start, at))?.[0].length ?? 0;
  while (start < at && isBullet(line.charCodeAt(start))) start++;
  return start;
}

function domainEnd(line: string, at: number): number {
  let end = at + 1;
  if (line[end] === '[') return end + line.slice(end, end + 50).indexOf(']') + 1;
  while (isDomain(line.charCodeAt(end))) end++;
  while (end > at + 1 && isBetweenLabels(line.charCodeAt(end - 1))) end--;
  return end;
}

/** `<` ... `>` around an at sign holds an address whatever it is made of (RFC 6531 included), without spaces. */
function inBrackets(line: string, open: number, close: number): Found | null {
  if (open < 0 || close < 0 || close - open > 400) return null;
  const inner = line.slice(open + 1, close).trim();
  if (inner.includes('<') || inner.includes('://') || (SPACE.test(inner) && !inner.startsWith('"'))) return null;
  const address = cleanAddress(inner);
  return address === null ? null : { address, start: open, end: close + 1, bracketed: true };
}

function bareAround(line: string, at: number): Found | null {
  const start = localStart(line, at);
  const end = domainEnd(line, at);
  if (line[at] !== '@' || start === at || end === at + 1 || line[end] === '@') return null;
  const address = line.slice(start, end);
  if (!/[.[]/.test(domainOf(address) ?? '')) return null;
  return { address, start, end, bracketed: false };
}

/** `Maria Lopez/Finance/Example@example.jp` on a line of its own: a Notes name has the spaces of the person's. */
function notesName(line: string): Found | null {
  if (line.length >= 400 || !line.includes('/')) return null;
  const pattern =
    /^\s{0,20}((?:[\p{L}.'-]{1,40} ){1,4}[\p{L}.'-]{1,40}(?:\/[\p{L}\p{N} .-]{1,60}){1,6}@[A-Za-z0-9._-]{1,255})\s*$/u;
  const address = pattern.exec(line)?.[1];
  if (address === undefined) return null;
  const start = line.indexOf(address);
  return { address, start, end: start + address.length, bracketed: false };
}

/** `https://user@host/` and `?mail=user@host` are no mail addresses. */
function endsInUrl(passed: string, begun: boolean): boolean {
  const scheme = passed.lastIndexOf('://');
  return (begun || scheme >= 0) && !/[\s<>"]/.test(passed.slice(Math.max(scheme, 0)));
}

/** A walk from at sign to at sign: what may stand far before or behind them all is looked for once. */
class Walk {
  readonly #line: string;
  #at = 0;
  #open = -1;
  #close = -2;
  #inUrl = false;
  /** Brackets that hold no address are not asked again for the next at sign between them. */
  #empty = { open: -1, close: -1 };

  constructor(line: string) {
    this.#line = line;
  }

  addressAt(at: number): Found | null {
    this.#pass(at);
    return this.#bracketed() ?? (this.#inUrl ? null : bareAround(this.#line, at));
  }

  #pass(at: number): void {
    const passed = this.#line.slice(this.#at, at);
    const open = passed.lastIndexOf('<');
    if (open >= 0) this.#open = this.#at + open;
    if (this.#close !== -1 && this.#close < at) this.#close = this.#line.indexOf('>', at);
    this.#inUrl = endsInUrl(passed, this.#inUrl);
    this.#at = at;
  }

  #bracketed(): Found | null {
    const [open, close] = [this.#open, this.#close];
    if (open === this.#empty.open && close === this.#empty.close) return null;
    const hit = inBrackets(this.#line, open, close);
    if (!hit) this.#empty = { open, close };
    return hit;
  }
}

/** Every mail address of a line, from left to right. Linear: it walks outwards from each at sign. */
export function findAddresses(line: string): Found[] {
  const found: Found[] = [];
  const named = notesName(line);
  if (named) return [named];
  const walk = new Walk(line);
  for (let at = nextSign(line, 0); at >= 0; at = nextSign(line, at + 1)) {
    if (found.length > 0 && at < (found.at(-1) as Found).end) continue;
    const hit = walk.addressAt(at);
    if (hit) found.push(hit);
  }
  return found;
}

function nextSign(line: string, from: number): number {
  const [plain, wide] = [line.indexOf('@', from), line.indexOf('\uff20', from)];
  return plain < 0 || wide < 0 ? Math.max(plain, wide) : Math.min(plain, wide);
}

const TYPE = /^(?:rfc-?822|rfc822addr|utf-8|smtp|unknown|local|system|internet|mailto|x-[a-z0-9-]{1,30})\s*[;:]\s*/i;
/** What ends a type. */
const MAY_BE_TYPED = /[;:]/;
/** A comment (RFC 5322 section 3.2.2) between a type and its semicolon. */
const COMMENT = /^([a-z0-9-]{1,30}) ?\([^()]{0,200}\) ?(?=;)/i;
/** RFC 6533 section 3: utf-8-addr-xtext writes a character as \x{HEX}. */
const EMBEDDED = /\\x\{([0-9A-Fa-f]{1,6})\}/g;

function character(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** RFC 3461 section 4: xtext writes a character as +HEX, the at sign too where a server forgot to decode it. */
function plain(value: string): string {
  if (value.includes('@'))
    return value.includes('\\x{') ? value.replace(EMBEDDED, (_, hex: string) => character(hex)) : value;
  return value.includes('+40') ? value.replace(/\+([0-9A-F]{2})/g, (_, hex: string) => character(hex)) : value;
}

function unwrap(value: string): string {
  let text = value.trim();
  for (let i = 0; i < 3; i++) {
    const before = text;
    const open = text.indexOf('<');
    const close = text.indexOf('>', open);
    if (open >= 0 && close > open) text = text.slice(open + 1, close);
    if (MAY_BE_TYPED.test(text)) text = text.replace(COMMENT, '$1').replace(TYPE, '');
    text = text.trim();
    if (text === before) break;
  }
  return text;
}

/** A program or a file that an alias leads to: `|/usr/bin/filter@example.jp`; an X.400 address begins with a slash too. */
const PROGRAM = /^["']?\s*(?:\||\/(?![A-Za-z]{1,2}=)|:include:)/;

export const isProgram = (name: string): boolean => PROGRAM.test(unwrap(name));

const BARE = '[A-Za-z0-9._=+-]{1,64}@[A-Za-z0-9.-]{1,250}[A-Za-z0-9]';
/** Most addresses, as fields have them: `rfc822; taro@example.jp`, `Taro <taro@example.jp>`. */
const USUAL = new RegExp(`^\\s*(?:(?:rfc822\\s*;\\s*)?(${BARE})|[\\w .,-]{0,60}<(${BARE})>)\\s*$`, 'i');
const IS_BARE = new RegExp(`^${BARE}$`);

/**
 * The plain address in a field's value: without type, brackets, comment and source route (RFC 5321 appendix C).
 * Null where there is none.
 */
export function cleanAddress(value: string): string | null {
  if (value === '') return null;
  const usual = USUAL.exec(value);
  if (usual) return (usual[1] ?? usual[2]) as string;
  const text = unwrap(plain(value));
  if (text === '') return null;
  if (IS_BARE.test(text)) return text;
  if (PROGRAM.test(text)) return null;
  const routed = /^@[^\s:]{1,400}:/.exec(text);
  const bare = (routed ? text.slice(routed[0].length) : text).replace(/^['"]([^'"\s]+)['"]$/, '$1');
  const whole = bare.replace(/\.$/, '');
  if (/^[^\s@"<>]{1,256}[@\uff20][^\s@<>;,]{1,255}$/.test(whole)) return whole.replace(/(?<![).,;:'"])[).,;:'"]+$/, '');
  if (/^"[^"]{1,250}"@[^\s@<>;,]{1,255}$/.test(whole)) return whole;
  const at = bare.indexOf('@');
  return at < 0 || endsInUrl(bare.slice(0, at), false) ? null : (bareAround(bare, at)?.address ?? null);
}

/** Two spellings of one mailbox: servers change the case. */
export function sameAddress(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
}

const DAEMON =
  /^(?:mailer-daemon|mailerdaemon|mail-daemon|postmaster|post_master|mailmaster|mdaemon|mail\.?delivery[^@\s]{0,40}|microsoftexchange[0-9a-f]{32})@/i;

/** The one who writes notices, never one who misses a mail (unless a report says so). */
export function isDaemon(address: string): boolean {
  return DAEMON.test(address);
}

/** RFC 2142 section 6, and what list servers write from: those who run a list, not its members. */
const LIST_OWNER = /^(?:owner-[^@]+|[^@]+-(?:owner|request|bounces|admin))@/i;

export const isListOwner = (address: string): boolean => LIST_OWNER.test(address);

const BESIDE_LIST = /^(owner-)?([^@]+?)(-(?:owner|request|bounces|admin|help))?@/i;

/** `owner-staff@`, `staff-request@`: the list `staff`, and what tells those who run it from it; null for others. */
export function listBehind(address: string): { before: string; list: string; after: string } | null {
  const [, before = '', list = '', after = ''] = BESIDE_LIST.exec(address) ?? [];
  return before === '' && after === '' ? null : { before, list, after };
}

const LIST_SERVER = /^(?:sympa|majordomo|listserv|listproc|lyris|mailman|ezmlm|fml)(?:-[^@]{1,64})?@/i;
const LIST_HELP = /^[^@]{1,64}-help@/i;

/** A list server's own name, which stands for no list and nobody. */
export const isListServer = (address: string): boolean => LIST_SERVER.test(address);

/** A list server itself, which takes commands: whatever it writes, nobody is away. */
export const isListProgram = (address: string): boolean => LIST_SERVER.test(address) || LIST_HELP.test(address);

/** Whether a text in lower case names an address, not only as a piece of a longer one. */
export function namesAddress(lower: string, address: string): boolean {
  for (let at = lower.indexOf(address); at >= 0; at = lower.indexOf(address, at + 1)) {
    const behind = lower.slice(at + address.length, at + address.length + 2);
    if ((at === 0 || !/[\w.+-]/.test(lower[at - 1] as string)) && !/^(?:[\w-]|\.\w)/.test(behind)) return true;
  }
  return false;
}

/** The addresses of header fields, in lower case. */
export function addressesIn(...values: readonly string[]): Set<string> {
  const found = gather(values, (value) => findAddresses(value.slice(0, 20_000)));
  return new Set(found.map(({ address }) => address.toLowerCase()));
}
