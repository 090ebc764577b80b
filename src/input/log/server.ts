import type { Front } from './front.ts';

/** Whose log it may be. */
export const SERVERS = ['postfix', 'sendmail', 'exim', 'qmail', 'opensmtpd'] as const;
export type Server = (typeof SERVERS)[number];

/** What programs name themselves. Postfix has many, and each instance its own prefix: `postfix-out/submission/smtpd`. */
const PROGRAMS: readonly (readonly [RegExp, Server])[] = [
  [/^postfix\b|\/(?:smtp|smtpd|lmtp|qmgr|cleanup|bounce|pickup|local|virtual|pipe|error|postscreen)$/, 'postfix'],
  [/^(?:sendmail|sm-mta|sm-msp(?:-queue)?|sm-acceptingconnections)$/, 'sendmail'],
  [/^exim4?$/, 'exim'],
  [/^(?:qmail|qmail-send|qmail-smtpd)$/, 'qmail'],
  [/^(?:smtpd|opensmtpd)$/, 'opensmtpd'],
];
/** Lines of qmail-send and of Exim's main log, where nobody is named. */
const QMAIL =
  /^(?:(?:new|end|bounce) msg \d|info msg \d|starting delivery \d|delivery \d{1,12}: |status: (?:local|exiting))/;
const EXIM_ID = /^[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4} (?:<=|[=*-]>|>>|\*\*|==|Completed)/;
const EXIM =
  /^(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4} |(?:Start|End) queue run: |exim \d.{0,200} daemon |.{0,500} rejected (?:RCPT|MAIL|EHLO|HELO|connection|after DATA))/;

/** Which mail server wrote a line; null for what other programs wrote. */
export function serverOf({ program, words }: Front): Server | null {
  if (program !== null) return PROGRAMS.find(([name]) => name.test(program))?.[1] ?? null;
  if (QMAIL.test(words)) return 'qmail';
  return EXIM.test(words) ? 'exim' : null;
}

/** Whether the words alone, without a front, are a line of a log and nothing else. */
export const isOwnWords = (words: string): boolean => QMAIL.test(words) || EXIM_ID.test(words);
