import { isDaemon } from './address.ts';
import type { Context } from './context.ts';
import type { Finding } from './finding.ts';
import { isNoticeSubject, saysFailure } from './phrases.ts';
import type { Prose } from './prose.ts';
import { hasCode } from './reply.ts';

const AUTHOR_NAME =
  /mail(?:er)?[ ._-]?(?:delivery|daemon|system|administrat|deliver)|mailer-daemon|postmaster|(?:system|mail|network|e-?mail) administrator|delivery (?:system|subsystem|service|agent)|internet mail (?:service|connector)|mdaemon|mail gateway|returned mail|bounce/i;
const PERSONAL_SUBJECT = /^\s*(?:re|fwd?|fw|aw|wg|tr|転送|返信)\s*[:：]/i;

/** Whether a mail server signs as the author. */
export function isMachine({ mail, author }: Context): boolean {
  return (author !== null && isDaemon(author)) || AUTHOR_NAME.test(mail.headers.get('from'));
}

/** How much tells that a machine wrote this mail about another one. */
function machineScore({ mail, author }: Context): number {
  const { headers } = mail;
  let score = 0;
  if (author !== null && isDaemon(author)) score += 3;
  else if (AUTHOR_NAME.test(headers.get('from'))) score += 2;
  if (/^\s*<>\s*$/.test(headers.get('return-path')) || /^\s*<>\s*$/.test(headers.get('from'))) score += 2;
  if (headers.has('x-failed-recipients')) score += 4;
  if (/report-type\s*=\s*"?delivery-status/i.test(headers.get('content-type'))) score += 4;
  if (/multipart\/report/i.test(headers.get('content-type'))) score += 2;
  if (/^auto-(?:generated|replied)/i.test(headers.get('auto-submitted'))) score += 1;
  return score;
}

function returnsMail({ mail, original }: Context): boolean {
  return original !== null || mail.parts.some(({ type }) => type === 'message/rfc822');
}

/** How much of what the mail says is what notices say. */
function wordScore(context: Context, prose: Prose): number {
  const subject = isNoticeSubject(context.subject) && !PERSONAL_SUBJECT.test(context.subject) ? 2 : 0;
  const failed = saysFailure(context.prose);
  const named = prose.weight >= 3 && failed ? 2 : prose.weight >= 2 && failed ? 1 : 0;
  const coded = prose.findings.some(({ words }) => hasCode(words)) ? 1 : 0;
  return subject + named + coded + (failed ? 1 : 0) + (failed && returnsMail(context) ? 1 : 0);
}

/** Newsletters and list mail talk about undelivered mail too. */
function isList({ headers }: Context['mail']): boolean {
  return headers.has('list-unsubscribe') || headers.has('list-id') || headers.has('list-post');
}

/** Whether a mail without a report part is a notice all the same. */
export function isNotice(context: Context, prose: Prose): boolean {
  const machine = machineScore(context);
  const words = wordScore(context, prose) + (context.fields === '' ? 0 : 3);
  if (isList(context.mail) && machine < 3) return false;
  if (machine >= 4) return words >= 1 || prose.weight >= 3;
  if (machine >= 2) return words >= 3;
  return words >= 6 && !PERSONAL_SUBJECT.test(context.subject);
}

/**
 * Whether anything of it can be checked: somebody other than its reader missed a mail, a server is quoted, or the
 * mail came back. What merely says so may be a warning about one's own mailbox, or phishing.
 */
export function isSubstantial(context: Context, findings: readonly Finding[]): boolean {
  if (returnsMail(context) || context.fields !== '' || context.mail.headers.has('x-failed-recipients')) return true;
  return findings.some(({ recipient, words }) => {
    const own = recipient === null || context.around.senders.has(recipient.toLowerCase());
    return !own || hasCode(words);
  });
}

/** A mail in a notice's clothes: it names nobody who missed a mail, quotes no reply and brings no report. */
export function isDisguised(context: Context): boolean {
  return isNoticeSubject(context.subject) && !PERSONAL_SUBJECT.test(context.subject) && !isList(context.mail) && saysFailure(context.prose);
}
