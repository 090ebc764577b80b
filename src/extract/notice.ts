import type { Failure, Kind, Mail, Notice, Part } from '../model.ts';
import { isDaemon, sameAddress } from './address.ts';
import { readAutoReply } from './auto-reply.ts';
import { type Context, makeContext } from './context.ts';
import { isoDate } from './date.ts';
import { readDisposition } from './disposition.ts';
import { toFailure } from './failure.ts';
import { readFeedback } from './feedback.ts';
import { type Finding, NOTHING } from './finding.ts';
import { mergeFindings } from './merge.ts';
import { originalOf } from './original.ts';
import { isNoticeSubject, saysDelay, saysFailure } from './phrases.ts';
import { readProse } from './prose.ts';
import { reportOf } from './report.ts';
import { extractText } from './text.ts';
import { saidAbout } from './transcript.ts';

/** What a reader made of a mail. */
export interface Reading {
  readonly kind: Kind;
  readonly findings: readonly Finding[];
  readonly reportingMta: string | null;
}

function failedRecipients(context: Context): Finding[] {
  const named = context.mail.headers.all('x-failed-recipients').flatMap((value) => value.split(','));
  return named.map((address) => address.trim()).filter((address) => address.includes('@')).map((recipient) => ({ ...NOTHING, recipient }));
}

function withTranscript(finding: Finding, prose: string): Finding {
  const said = saidAbout(prose, finding.recipient);
  if (!said) return finding;
  return mergeFindings(finding, { ...NOTHING, words: said.words, command: said.command });
}

/** Evidence that a mail server, not a person, wrote this about a mail that failed. */
function noticeScore(context: Context): number {
  const { mail } = context;
  let score = 0;
  if (context.author !== null && isDaemon(context.author)) score += 2;
  if (/mail(?:er)?[ -]?(?:delivery|daemon)|postmaster|system administrator/i.test(mail.headers.get('from'))) score += 2;
  if (mail.headers.get('return-path').trim() === '<>') score += 1;
  if (mail.headers.has('x-failed-recipients')) score += 3;
  if (/report/i.test(mail.headers.get('content-type'))) score += 2;
  if (/^auto-/i.test(mail.headers.get('auto-submitted'))) score += 1;
  if (isNoticeSubject(context.subject)) score += 2;
  if (saysFailure(context.prose.slice(0, 4000))) score += 2;
  return score;
}

function readNotice(context: Context): Reading | null {
  const report = reportOf(context.mail, context.prose);
  const proseFindings = readProse(context.prose, context.around);
  const kind: Kind = saysDelay(context.subject, context.prose) ? 'delay' : 'bounce';
  if (report && report.findings.length > 0) {
    const findings = report.findings.map((finding) => {
      const beside = proseFindings.find((other) => sameAddress(other.recipient, finding.recipient));
      return withTranscript(beside ? mergeFindings(finding, beside) : finding, context.prose);
    });
    return { kind, findings, reportingMta: report.reportingMta };
  }
  if (noticeScore(context) < 4) return null;
  const named = failedRecipients(context);
  const findings = (named.length > 0 ? named : proseFindings).map((finding) => {
    const beside = named.length > 0 ? proseFindings.find((other) => sameAddress(other.recipient, finding.recipient)) : undefined;
    return withTranscript(beside ? mergeFindings(finding, beside) : finding, context.prose);
  });
  if (findings.length > 0) return { kind, findings, reportingMta: null };
  const wanted = [...context.around.wanted];
  if (wanted.length === 1) return { kind, findings: [{ ...NOTHING, recipient: wanted[0] as string }], reportingMta: null };
  return { kind, findings: [{ ...NOTHING }], reportingMta: null };
}

const READERS: readonly ((context: Context) => Reading | null)[] = [readFeedback, readDisposition, readNotice, readAutoReply];

function read(context: Context): Reading {
  for (const reader of READERS) {
    const reading = reader(context);
    if (reading) return reading;
  }
  return { kind: 'other', findings: [NOTHING], reportingMta: null };
}

function makeNotice(context: Context, reading: Reading): Notice {
  const [first = NOTHING, ...rest] = reading.findings;
  const failures: [Failure, ...Failure[]] = [toFailure(first, reading.kind), ...rest.map((finding) => toFailure(finding, reading.kind))];
  return {
    failures,
    original: originalOf(context.original),
    reportingMta: reading.reportingMta,
    returnPath: context.to,
    date: isoDate(context.mail.headers.get('date')),
    prose: context.prose,
    subject: context.subject,
    suspicious: false,
  };
}

const OTHER: Failure = toFailure(NOTHING, 'other');

function nothing(mail: Mail): Notice {
  return {
    failures: [OTHER],
    original: originalOf(null),
    reportingMta: null,
    returnPath: null,
    date: null,
    prose: mail.text.slice(0, 8192),
    subject: mail.headers.get('subject'),
    suspicious: false,
  };
}

/** Who failed and with what words. Pure; a mail that is no notice gives one failure of kind `other`. */
export function extract(mail: Mail): Notice {
  if (mail.form === 'pasted') return extractText(mail.text);
  try {
    const context = makeContext(mail);
    return makeNotice(context, read(context));
  } catch {
    return nothing(mail);
  }
}

/** The part in which a colleague sends on a notice he received; null where there is none to follow. */
export function forwardedNotice(mail: Mail): Part | null {
  return mail.parts.find((part) => part.type === 'message/rfc822') ?? null;
}
