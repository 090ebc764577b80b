import type { Finding } from '../finding/finding.ts';
import { isDaemon } from '../ground/address.ts';
import { hasCode } from '../ground/reply.ts';
import { WEIGHT } from '../ground/weights.ts';
import { unfold } from '../ground/words.ts';
import type { Context } from '../original/context.ts';
import { opensLikeNotice } from '../original/forward.ts';
import type { Prose } from '../prose/prose.ts';
import { says } from '../wording/heard.ts';
import { isNoticeSubject, saysFailure } from '../wording/phrases.ts';

/** `Re:` and its like. */
const ANSWER = /^\s*(?:re|fwd?|fw|aw|wg|tr|転送|返信)\s*[:：]/i;
const isPersonal = (subject: string): boolean => ANSWER.test(subject) || says(subject, 'personal-subject');

/** `From: <>`, perhaps with a name: servers alone write so. */
const NOBODY = /^[^<]{0,200}<>\s*$/;

/** Whether a mail server signs as the author. */
export function isMachine({ mail, author }: Context): boolean {
  const from = mail.headers.get('from');
  return (author !== null && isDaemon(author)) || says(from, 'author-name') || NOBODY.test(from);
}

/** Only mail servers write this, even where the report itself got lost on the way. */
const REPORT = /report-type\s*=\s*"?delivery-status/i;

/** How much tells that a machine wrote this mail about another one. */
function machineScore({ mail, author }: Context): number {
  const { headers } = mail;
  let score = 0;
  if (author !== null && isDaemon(author)) score += 3;
  else if (says(headers.get('from'), 'author-name')) score += 2;
  if (/^\s*<>\s*$/.test(headers.get('return-path')) || NOBODY.test(headers.get('from'))) score += 2;
  if (headers.has('x-failed-recipients')) score += 4;
  if (REPORT.test(headers.get('content-type'))) score += 4;
  if (/multipart\/report/i.test(headers.get('content-type'))) score += 2;
  if (/^auto-(?:generated|replied)/i.test(headers.get('auto-submitted'))) score += 1;
  return score;
}

function returnsMail({ mail, original }: Context): boolean {
  return original !== null || mail.parts.some(({ type }) => type === 'message/rfc822');
}

/** How much can be seen of a notice before its words are read. */
function outerScore({ subject, fields }: Context): number {
  const titled = isNoticeSubject(subject) && !isPersonal(subject);
  return (titled ? 2 : 0) + (fields === '' ? 0 : 3);
}

/** Unfolded, this much holds all that `saysFailure` looks at, unless most of it is white space. */
const OPENING = 32_768;

/** How much of what the mail says is what notices say. */
function wordScore(context: Context, prose: Prose): number {
  const failed = saysFailure(unfold(context.prose.slice(0, OPENING)));
  const tell = prose.about(prose.named);
  const coded = prose.named.some((one) => hasCode(tell(one).words()));
  let score = 0;
  if (prose.weight >= WEIGHT.likely) score += 2;
  if (coded) score += 1;
  if (failed) score += 1;
  if (opensLikeNotice(context.prose)) score += 2;
  if ((failed || coded) && returnsMail(context)) score += 1;
  return score;
}

/** Newsletters and list mail talk about undelivered mail too. */
function isList({ headers }: Context['mail']): boolean {
  return headers.has('list-unsubscribe') || headers.has('list-id') || headers.has('list-post');
}

/** `各位` on a line of its own opens a letter. */
const TO_ALL = /(?:^|\n)[^\n]{0,10}各位\s{0,4}\n/;

const QUOTED = /^>(?!>>).*$/gm;

/** A person writes with a mail program, answers somebody and is polite. */
function isByHand({ mail: { headers }, prose, subject }: Context): boolean {
  if (isPersonal(subject) || headers.has('in-reply-to') || headers.has('user-agent')) return true;
  if (says(headers.get('x-mailer'), 'mail-program')) return true;
  const words = prose.slice(0, 4000).replace(QUOTED, '');
  return (TO_ALL.test(words) || says(words, 'courtesy')) && !says(words, 'automatic');
}

const QUOTED_LINE = /^>(?!>>)/;
const ANY_QUOTED = /^>/m;

/** What a help desk or a colleague quotes is not his own report: every reply stands in quoted lines. */
function onlyQuotes({ prose }: Context): boolean {
  if (!ANY_QUOTED.test(prose)) return false;
  const coded = prose.split('\n', 1000).filter((line) => hasCode(line));
  return coded.length > 0 && coded.every((line) => QUOTED_LINE.test(line));
}

const ENOUGH = 5;

/** A list gives its marks to whatever is sent to it, notices too. */
const isOnList = ({ subject, prose }: Context): boolean => isNoticeSubject(subject) && opensLikeNotice(prose);

/** Whether a mail without a report part is a notice all the same. Its prose is read only where the rest does not tell. */
export function isNotice(context: Context, prose: () => Prose): boolean {
  const machine = machineScore(context);
  if (isList(context.mail) && machine < 3 && !isOnList(context)) return false;
  if (machine < 2 && (isByHand(context) || onlyQuotes(context))) return false;
  const score = machine >= ENOUGH ? machine : machine + outerScore(context);
  return score >= ENOUGH || score + wordScore(context, prose()) >= ENOUGH;
}

/**
 * Whether anything of it can be checked: somebody other than its reader missed a mail, a server is quoted, or the
 * mail came back. What merely says so may be a warning about one's own mailbox, or phishing.
 */
export function isSubstantial(context: Context, findings: readonly Finding[], sure: boolean): boolean {
  const { headers } = context.mail;
  if (returnsMail(context) || context.fields !== '' || headers.has('x-failed-recipients')) return true;
  if (REPORT.test(headers.get('content-type'))) return true;
  return findings.some(({ recipient, words }) => {
    const key = recipient?.toLowerCase() ?? '';
    const own = key === '' || (context.around.senders.has(key) && !context.around.isWanted(key));
    return (!own && sure) || hasCode(words);
  });
}

function temptsToOpen({ mail }: Context): boolean {
  return /https?:\/\//i.test(mail.text) || mail.parts.some(({ filename }) => filename !== '');
}

/**
 * A mail in a notice's clothes: it names nobody who missed a mail, quotes no reply and brings no report, but wants a
 * link or a file to be opened.
 */
export function isDisguised(context: Context): boolean {
  if (isByHand(context) || isList(context.mail) || !temptsToOpen(context)) return false;
  return isNoticeSubject(context.subject) && saysFailure(context.prose);
}
