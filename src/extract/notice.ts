import type { Failure, Mail, Notice, Original } from '../model.ts';
import { readDelivery, readInner } from './delivery/delivery.ts';
import { isDisguised } from './delivery/evidence.ts';
import { readDialect } from './dialects/registry.ts';
import { toFailure } from './finding/failure.ts';
import { NOTHING } from './finding/finding.ts';
import type { Reading } from './finding/reading.ts';
import { addressesIn } from './ground/address.ts';
import { isoDate } from './ground/date.ts';
import { exceedsLines } from './ground/lines.ts';
import { decodeReturnPath } from './ground/verp.ts';
import { readAutoReply } from './kinds/auto-reply.ts';
import { readDisposition } from './kinds/disposition.ts';
import { readFeedback } from './kinds/feedback.ts';
import { type Context, makeContext } from './original/context.ts';
import { inlineNotice, looksLikeNotice } from './original/forward.ts';
import { messageIdOf, originalOf, queueIdAt } from './original/original.ts';
import { extractText } from './pasted/text.ts';
import { hasReport } from './standard/report.ts';
import { isNoticeSubject, saysFailure } from './wording/phrases.ts';

/** The standards first, in the order in which one of them excludes the next. */
function read(context: Context): Reading | null {
  const delivery = () => readDelivery(context);
  const special = readFeedback(context) ?? readDialect(context, delivery);
  if (special) return special;
  if (hasReport(context)) return delivery();
  const disposition = readDisposition(context);
  if (disposition) return disposition;
  return tellsOfFailure(context) ? (delivery() ?? readAutoReply(context)) : (readAutoReply(context) ?? delivery());
}

/** Notices are marked as automatic replies too (Postfix, Exim); their subject tells them from an absence. */
function tellsOfFailure({ mail, subject, prose }: Context): boolean {
  return mail.headers.has('x-failed-recipients') || (isNoticeSubject(subject) && saysFailure(prose));
}

const NO_NOTICE: Reading = { kind: 'other', findings: [NOTHING], reportingMta: null };

/** BATV and SRS hide the sender's own address in the one that the notice came to. */
function withSender(original: Original, returnPaths: readonly string[]): Original {
  if (original.sender !== null) return original;
  const decoded = returnPaths.map(decodeReturnPath).find((one) => one !== null && one.kind !== 'verp');
  return decoded ? { ...original, sender: decoded.address } : original;
}

/** Fields of the original that somebody wants to see. */
type Asked = readonly string[];

function makeNotice(context: Context, reading: Reading, suspicious: boolean, asked: Asked): Notice {
  const findings = reading.findings.length > 0 ? reading.findings : [NOTHING];
  const failures = findings.map((finding) => toFailure(finding, reading.kind, context.prose)) as [
    Failure,
    ...Failure[],
  ];
  return {
    failures,
    original: withSender(originalOf(context.original, context.prose, asked), context.returnPaths),
    reportingMta: reading.reportingMta,
    noticeId: messageIdOf(context.mail.headers),
    queueId: reading.queueId ?? queueIdAt(reading.reportingMta, context.original),
    returnPath: context.returnPaths[0] ?? null,
    date: isoDate(context.mail.headers.get('date')),
    subject: context.subject,
    suspicious,
    ...(reading.feedbackType ? { feedbackType: reading.feedbackType } : {}),
    ...(reading.receipt && { receipt: true }),
    ...(isPartial(context, reading) ? { partial: true } : {}),
  };
}

/** The report tells of everybody; without one, recipients may stand in words that nobody looked at. */
function isPartial(context: Context, { kind }: Reading): boolean {
  if (context.mail.form === 'damaged') return true;
  if (kind === 'other' || hasReport(context)) return false;
  const { headers, cut } = context.mail;
  return exceedsLines(context.prose) || headers.isCut('x-failed-recipients') || (context.rest === '' && cut === true);
}

/** A list server passes on, header and all, what it could not make sense of. */
function readQuoted(context: Context): Reading | null {
  const inner = readInner(context, 0);
  return inner?.findings.some(({ recipient }) => recipient !== null) ? inner : null;
}

/** A notice quoted in somebody's mail, with what is known of that mail around it. */
function readInline(context: Context, asked: Asked): Notice | null {
  const inline = inlineNotice(context.mail.text);
  if (inline === null) return null;
  const notice = extractText(inline.text, { senders: addressesIn(inline.head), asked });
  if (notice.failures[0].recipient === null) return null;
  return {
    ...notice,
    noticeId: messageIdOf(context.mail.headers),
    returnPath: context.returnPaths[0] ?? null,
    date: isoDate(context.mail.headers.get('date')),
    subject: context.subject,
  };
}

function fromContext(context: Context, asked: Asked): Notice {
  const reading = read(context) ?? readQuoted(context);
  if (reading) return makeNotice(context, reading, false, asked);
  return (
    readInline(context, asked) ?? sealed(context, asked) ?? makeNotice(context, NO_NOTICE, isDisguised(context), asked)
  );
}

/** A notice by its header, of which nothing more can be read. */
function sealed(context: Context, asked: Asked): Notice | null {
  const { seal, headers } = context.mail;
  if (seal === undefined || !(looksLikeNotice(headers) || isNoticeSubject(context.subject))) return null;
  return { ...makeNotice(context, { ...NO_NOTICE, kind: 'unreadable' }, false, asked), seal };
}

/**
 * Who failed and with what words. Pure; a mail that is no notice gives one failure of kind `other`. `asked`: fields of
 * the original that somebody wants to see.
 */
export function extract(mail: Mail, asked: Asked = []): Notice {
  if (mail.form === 'pasted') return extractText(mail.text, { asked });
  return fromContext(makeContext(mail), asked);
}
