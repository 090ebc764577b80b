import type { Mail } from '../model.ts';
import { ACTIONS, type Action } from '../model.ts';
import { cleanAddress } from './address.ts';
import { type Finding, NOTHING } from './finding.ts';
import { blockStarts, type Fields, readFields } from './fields.ts';

export interface Report {
  readonly reportingMta: string | null;
  readonly findings: readonly Finding[];
}

export const REPORT_TYPE = /^message\/(?:global-)?delivery-?status$/;

function actionOf(value: string): Action | null {
  const word = /^[a-z]+/i.exec(value.trim())?.[0]?.toLowerCase() ?? '';
  if (word === 'fail' || word === 'failure') return 'failed';
  if (word === 'delay' || word === 'deferred') return 'delayed';
  return ACTIONS.find((action) => action === word) ?? null;
}

function statusOf(value: string): string | null {
  return /(?<![\d.])([245])\s?\.\s?(\d{1,3})\s?\.\s?(\d{1,3})(?![\d.])/.exec(value)?.slice(1).join('.') ?? null;
}

/** `dns; mx.example.jp (192.0.2.1)`: the name behind the type, without comment. */
function mtaOf(value: string): string | null {
  const text = value.replace(/^[A-Za-z0-9-]{1,30}\s*;\s*/, '').trim();
  const name = /^[^\s(]{1,255}/.exec(text)?.[0] ?? '';
  return name === '' ? null : name.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function recipientOf(fields: Fields): string | null {
  for (const name of ['final-recipient', 'x-actual-recipient', 'original-recipient', 'recipient']) {
    const address = cleanAddress(fields.get(name));
    if (address) return address;
  }
  return null;
}

function originalOf(fields: Fields, recipient: string | null): string | null {
  const original = cleanAddress(fields.get('original-recipient'));
  return original && original.toLowerCase() !== recipient?.toLowerCase() ? original : null;
}

const DIAGNOSTIC_TYPE = /^\s*[A-Za-z][A-Za-z0-9-]{0,30}\s*;\s*/;

function findingOf(fields: Fields): Finding {
  const recipient = recipientOf(fields);
  return {
    ...NOTHING,
    recipient,
    originalRecipient: originalOf(fields, recipient),
    action: actionOf(fields.get('action')),
    status: statusOf(fields.get('status')),
    words: fields.get('diagnostic-code').replace(DIAGNOSTIC_TYPE, '').trim() || null,
    remoteMta: mtaOf(fields.get('remote-mta')),
  };
}

function isRecipientBlock(fields: Fields): boolean {
  return ['final-recipient', 'original-recipient', 'x-actual-recipient', 'action', 'status'].some((name) => fields.has(name));
}

/** RFC 3464 reads of one text: the per-message fields, then a block for each recipient. */
export function readReport(text: string): Report {
  const blocks = readFields(text);
  const reporting = blocks.find((block) => block.has('reporting-mta'));
  return {
    reportingMta: reporting ? mtaOf(reporting.get('reporting-mta')) : null,
    findings: blocks.filter(isRecipientBlock).map(findingOf).filter((finding) => finding.recipient !== null || finding.words !== null),
  };
}

/** The report of a mail: its delivery-status parts or, where these are missing, such fields in its text. */
export function reportOf(mail: Mail, prose: string): Report | null {
  const parts = mail.parts.filter((part) => REPORT_TYPE.test(part.type)).map((part) => part.text);
  const texts = parts.length > 0 ? parts : blockStarts(prose);
  const reports = texts.map(readReport);
  const findings = reports.flatMap((report) => report.findings);
  if (parts.length === 0 && findings.length === 0) return null;
  return { reportingMta: reports.find((report) => report.reportingMta)?.reportingMta ?? null, findings };
}
