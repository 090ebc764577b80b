import type { Headers, Mail, Part } from '../../model.ts';
import { cleanAddress, isDaemon } from '../ground/address.ts';
import { heardAs, says } from '../wording/heard.ts';
import { isNoticeSubject } from '../wording/phrases.ts';

/** Whether these are the headers of a notice: a mail server wrote it, or it says so itself. */
export function looksLikeNotice(headers: Headers): boolean {
  const from = cleanAddress(headers.get('from'));
  if (/report-type\s*=\s*"?(?:delivery-status|feedback-report)/i.test(headers.get('content-type'))) return true;
  if (headers.has('x-failed-recipients')) return true;
  const daemon = (from !== null && isDaemon(from)) || /mailer-daemon|mail delivery/i.test(headers.get('from'));
  return daemon || (/^\s*<>\s*$/.test(headers.get('return-path')) && isNoticeSubject(headers.get('subject')));
}

/** The messages that are attached to a mail. */
export const messagesIn = ({ parts }: Mail): readonly Part[] =>
  parts.filter(({ type, filename }) => type === 'message/rfc822' || /\.eml$/i.test(filename));

/** Whether the mail brings another notice along as an attachment. */
export function carriesNotice(mail: Mail): boolean {
  return messagesIn(mail).some(({ head }) => looksLikeNotice(head));
}

const QUOTE = /^\s?>\s?/;
/** The line that mail programs put above what they forward has nothing else on it. */
const OPENS = /^\s*(?:[-_=*]{2,40} {0,4})?$/;
const CLOSES = /^[-_=*:\s]{0,60}$/;
const isForwardLine = (line: string): boolean =>
  heardAs(line, 'forward-line').some(
    ({ start, end }) => OPENS.test(line.slice(0, start)) && CLOSES.test(line.slice(end)),
  );
/** The header of a notice, as mail programs repeat it above what they forward. */
const NOTICE_FROM =
  /^[ \t]{0,20}\*?(?:from|von|de|da|差出人|送信者|发件人|寄件者|보낸 사람)\*?[ \t]{0,4}[:：].{0,200}(?:mailer-daemon|postmaster|mail delivery (?:sub)?system|microsoft outlook|mail administrator)/im;
/** A report's own fields. */
const FIELD = /^(?:final-recipient|reporting-mta) ?:/im;

function unquoted(text: string): string | null {
  if (!text.includes('>')) return null;
  const quoted = text.split('\n').filter((line) => QUOTE.test(line));
  return quoted.length < 3 ? null : quoted.map((line) => line.replace(QUOTE, '')).join('\n');
}

function behindForwardLine(text: string): string | null {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line !== '' && line.length < 200 && isForwardLine(line));
  return at < 0 ? null : lines.slice(at + 1).join('\n');
}

/** Outlook draws a line, or nothing at all, above the header of what it forwards. */
function fromItsHeader(text: string): string | null {
  const match = NOTICE_FROM.exec(text);
  return match && match.index > 0 ? text.slice(match.index) : null;
}

export interface Inline {
  readonly text: string;
  /** The header that the mail program put above it. */
  readonly head: string;
}

/** From, Subject, To and a blank line, as a mail program puts them above what it forwards. */
function withoutHead(text: string): Inline {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() !== '');
  const blank = lines.findIndex((line, i) => i > start && line.trim() === '');
  const head = lines.slice(Math.max(start, 0), Math.max(blank, 0));
  const isHead = head.length > 1 && head.every((line) => /^\s|^\*?[^\s:：][^:：]{0,30}[:：]/.test(line));
  return isHead ? { text: lines.slice(blank + 1).join('\n'), head: head.join('\n') } : { text, head: '' };
}

/** Whether a text begins in words that only servers use. */
export function opensLikeNotice(text: string): boolean {
  const opening = text.slice(0, 4000);
  return FIELD.test(opening) || says(opening, 'opens-notice');
}

function isNoticeText(text: string): boolean {
  return NOTICE_FROM.test(text.slice(0, 4000)) || opensLikeNotice(text);
}

/**
 * The notice that a person sends on within the text of his own mail, quoted or not. Somebody who merely writes about
 * a bounce does not quote who wrote it and how it begins.
 */
export function inlineNotice(text: string): Inline | null {
  for (const find of [behindForwardLine, unquoted, fromItsHeader]) {
    const candidate = find(text);
    if (candidate === null) continue;
    const plain = unquoted(candidate) ?? candidate;
    if (isNoticeText(plain)) return withoutHead(plain);
  }
  return null;
}
