import { gather } from '../../gather.ts';
import { ACTIONS, type Action, type Mail, type Part } from '../../model.ts';
import { type Finding, NOTHING, withRare } from '../finding/finding.ts';
import { saysMore } from '../finding/witness.ts';
import { cleanAddress, sameAddress } from '../ground/address.ts';
import { isoDate } from '../ground/date.ts';
import { type Fields, readFields } from '../ground/fields.ts';
import { unfold } from '../ground/words.ts';

export interface Report {
  readonly reportingMta: string | null;
  readonly queueId: string | null;
  readonly findings: readonly Finding[];
}

/** `xdelivery-status` comes from a gateway that defuses what it does not know. */
const REPORT_TYPE = /^message\/(?:global-|x-?)?delivery-?status$/;

function actionOf(value: string): Action | null {
  const word = /^[a-z]+/i.exec(value.trim())?.[0]?.toLowerCase() ?? '';
  if (word === 'fail' || word === 'failure') return 'failed';
  if (word === 'delay' || word === 'deferred') return 'delayed';
  // SendGrid says expired; the other two answer a probe.
  if (word === 'expired' || word === 'undeliverable') return 'failed';
  if (word === 'deliverable') return 'delivered';
  return ACTIONS.find((action) => action === word) ?? null;
}

/** Postfix answers a probe (sendmail -bv) with deliverable or undeliverable. */
const isProbe = (action: string): boolean => /^\s*(?:un)?deliverable\b/i.test(action);

/** RFC 3463 section 2, with the blanks that some servers put between. */
export function statusOf(value: string): string | null {
  return /(?<![\d.])([245])\s?\.\s?(\d{1,3})\s?\.\s?(\d{1,3})(?![\d.])/.exec(value)?.slice(1).join('.') ?? null;
}

/** `smtp;`, perhaps with a comment (RFC 5322 section 3.2.2) before its semicolon. */
const TYPE = /^\s*[A-Za-z][A-Za-z0-9-]{0,30}\s*(?:\([^()]{0,200}\)\s*)?;\s*/;

/** `dns; mx.example.jp (192.0.2.1)`: the name behind the type, without comment. */
export function mtaOf(value: string): string | null {
  const text = value.replace(TYPE, '').trim();
  const name = /^[^\s(]{1,255}/.exec(text)?.[0] ?? '';
  return name === '' ? null : name.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** X-Actual-Recipient (sendmail) is where an alias led to; with an address of its own that is who failed. */
const RECIPIENTS = ['x-actual-recipient', 'final-recipient', 'original-recipient', 'recipient'];
const ORIGINALS = ['original-recipient', 'final-recipient'];

function actual(value: string): string | null {
  return /^\s*x-unix\s*;|[|/]/i.test(value) ? null : cleanAddress(value);
}

function recipientOf(fields: Fields): string | null {
  for (const name of RECIPIENTS) {
    const address = name === 'x-actual-recipient' ? actual(fields.get(name)) : cleanAddress(fields.get(name));
    if (address) return address;
  }
  return localUser(fields);
}

/** CommuniGate's `LOCAL;<taro>`: a user of its own host. */
function localUser(fields: Fields): string | null {
  const name = fields.get('final-recipient').replace(TYPE, '').trim();
  return /^<?([A-Za-z0-9._+-]{1,64})>?$/.exec(name)?.[1] ?? null;
}

function originalOf(fields: Fields, recipient: string | null): string | null {
  for (const name of ORIGINALS) {
    const address = cleanAddress(fields.get(name));
    if (address && !sameAddress(address, recipient)) return address;
  }
  return null;
}

/** Cisco writes the reply into a field of its own: `<192.0.2.1 #5.0.0 smtp; 550 "Unknown User">`. */
const SUPPLEMENT = /^<?[^ <]{1,255} #[245]\.\d{1,3}\.\d{1,3} (?:[a-z][a-z0-9-]{0,30}; ?)?/i;

function wordsOf(fields: Fields): string | null {
  const words = fields.get('diagnostic-code').replace(TYPE, '').trim() || null;
  const supplement = unfold(fields.get('x-supplementary-info'));
  if (saysMore(words) || !SUPPLEMENT.test(supplement)) return words;
  return supplement.replace(SUPPLEMENT, '').replace(/>$/, '') || words;
}

function findingOf(fields: Fields): Finding {
  const recipient = recipientOf(fields);
  const finding: Finding = {
    ...NOTHING,
    recipient,
    originalRecipient: originalOf(fields, recipient),
    action: actionOf(fields.get('action')),
    status: statusOf(fields.get('status')),
    words: wordsOf(fields),
    remoteMta: mtaOf(fields.get('remote-mta')),
  };
  return withRare(finding, {
    probe: isProbe(fields.get('action')) || undefined,
    retryUntil: isoDate(fields.get('will-retry-until')) ?? undefined,
  });
}

function isRecipientBlock(fields: Fields): boolean {
  return ['final-recipient', 'original-recipient', 'x-actual-recipient', 'diagnostic-code', 'action'].some((name) =>
    fields.has(name),
  );
}

function withoutRepeats(findings: readonly Finding[]): Finding[] {
  if (findings.length < 2) return [...findings];
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.recipient?.toLowerCase() ?? finding.words}\n${finding.action}`;
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}

const QUEUE_IDS = ['x-postfix-queue-id', 'x-queue-id'];

/** Among the per-message fields, where Postfix and others say what they called the mail. */
function queueIdOf(blocks: readonly Fields[]): string | null {
  const values = gather(QUEUE_IDS, (name) => gather(blocks, (block) => block.all(name)));
  return values.map((value) => /^\S{1,100}/.exec(value)?.[0]).find((id) => id !== undefined) ?? null;
}

/** RFC 3464 reads of one text: the per-message fields, then a block for each recipient. */
function readReport(text: string): Report {
  const blocks = readFields(text);
  const reporting = blocks.find((block) => block.has('reporting-mta'));
  return {
    reportingMta: reporting ? mtaOf(reporting.get('reporting-mta')) : null,
    queueId: queueIdOf(blocks),
    findings: withoutRepeats(
      blocks
        .filter(isRecipientBlock)
        .map(findingOf)
        .filter(({ recipient, words, status }) => recipient ?? words ?? status),
    ),
  };
}

export const isReport = (part: Part | undefined): boolean => part !== undefined && REPORT_TYPE.test(part.type);

/** Whether a report came as a part of its own. */
export function hasReport({ mail }: { readonly mail: Mail }): boolean {
  return mail.parts.some(isReport);
}

/** The report of a mail: its delivery-status parts or, where these are missing, such fields in its text. */
export function reportOf(mail: Mail, fieldsInText: string): Report | null {
  const parts = mail.parts.filter(isReport).map((part) => part.text);
  const texts = parts.length > 0 ? parts : fieldsInText === '' ? [] : [fieldsInText];
  const reports = texts.map(readReport);
  const findings = gather(reports, (report) => report.findings);
  if (parts.length === 0 && findings.length === 0) return null;
  return {
    reportingMta: reports.find((report) => report.reportingMta)?.reportingMta ?? null,
    queueId: reports.find((report) => report.queueId)?.queueId ?? null,
    findings,
  };
}
