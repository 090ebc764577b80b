import { labelledIn } from '../find/labelled.ts';
import { readingOf } from '../find/reading.ts';
import { subjectLines } from '../find/subject-lines.ts';
import { peopleIn } from '../known/people.ts';
import type { Found } from './found.ts';

const QUEUE_IDS = [
  /\bqueued as ([A-Za-z0-9]{6,40})\b/gi,
  /\bqueue ?-?id:? ?([A-Za-z0-9-]{6,60})/gi,
  /(?<![\w-])([0-9A-Za-z]{6}-[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{6}-[0-9A-Za-z]{11}-[0-9A-Za-z]{4})(?![\w-])/g,
  /\b(?:postfix[\w/-]{0,40}|sendmail|sm-mta|smtpd?|exim)\[\d{1,10}\]: ([0-9A-Za-z]{8,40}): /g,
  /(?<![\w.-])([\w.-]{10,120}) - gsmtp\b/g,
  /\b(?:id|qp|session|ticket|SMTPID)[ =<#[]{1,3}([0-9A-Za-z]{6,40})\b/g,
  // sendmail: the time in base 60, then the process.
  /(?<!\w)([a-z0-9A-Z]{3,9}\d{5,8})(?=: (?:to|from)=)/g,
];
const MESSAGE_ID = /\b(?:message-?id|message id|msgid|メッセージ ?ID)[\s:=：]{1,4}<?([^<>\s,;:()"]{6,250})/gi;
const QUOTED_NAME = /"([^"@<>\r\n]{2,80})"\s{0,3}<[^<>\s]{3,320}@/g;
const CALENDAR_NAME = /\bCN="?([^";:,/=\r\n]{2,80})/g;
/** What lines say they are, in a header that shows as text or in a report. */
const PEOPLE: ReadonlySet<string> = new Set(
  'from to cc bcc reply-to sender return-path 差出人 送信者 宛先 あて先'.split(' '),
);
const MACHINES: ReadonlySet<string> = new Set(
  'reporting-mta remote-mta received-from-mta generatingserver servername hostname'.split(' '),
);
const SYSLOG_HOST =
  /^\s{0,4}(?:[A-Z][a-z]{2} {1,2}\d{1,2} [\d:]{8}|\d{4}-\d\d-\d\dT[\d:.+Z-]{8,30}) (\S{3,255}) \S{1,80}: /gm;
/** Message-IDs look like addresses. */
export const withoutMessageIds = (text: string): string => text.replace(MESSAGE_ID, '');

/** What the words of a notice, or a text that somebody pasted, tell. */
export function collectText(found: Found, text: string): void {
  const each = (pattern: RegExp, add: (captured: string) => void): void => {
    for (const { 1: captured = '' } of text.matchAll(pattern)) add(captured);
  };
  for (const pattern of QUEUE_IDS) each(pattern, found.addNumber);
  each(MESSAGE_ID, found.addMessageId);
  for (const { label, value } of labelledIn(text)) {
    if (PEOPLE.has(label)) addPeople(found, value);
    if (MACHINES.has(label)) found.addMachine(/[\w.-]{3,255}$/.exec(value)?.[0] ?? '');
  }
  for (const pattern of [QUOTED_NAME, CALENDAR_NAME]) each(pattern, found.addPerson);
  each(SYSLOG_HOST, found.addMachine);
  for (const { value } of subjectLines(found.book, found.known)(readingOf(text))) value();
}

/** Only where an address stands there, too: the words behind 「To:」 may be any. */
function addPeople(found: Found, value: string): void {
  if (!/[@\uff20]/.test(value)) return;
  for (const name of peopleIn(value)) found.addPerson(name);
}
