import { createDoctor, type Doctor, type DoctorOptions } from './diagnose/diagnose.ts';
import { extract, forwardedNotice } from './extract/notice.ts';
import { isReport } from './extract/report.ts';
import { extractText } from './extract/text.ts';
import { decodeText } from './input/decode-text.ts';
import { HEAD_BYTES } from './mail/clean.ts';
import type { ParseOptions } from './mail/parse.ts';
import type { Diagnosis, Mail, Notice, Part, RawMessage } from './model.ts';
import { createTexts, type Finding, type Texts } from './output/finding.ts';
import { loadBuiltInTable } from './rules/built-in.ts';
import type { CompiledTable } from './rules/compile.ts';

/** A bounce that a colleague forwards may have been forwarded before; deeper than this nobody looks. */
const MAX_FORWARDS = 3;

/** The whole way from bytes to findings, made ready once. */
export interface Engine {
  readonly table: CompiledTable;
  readonly doctor: Doctor;
  readonly texts: Texts;
  /** The facts and rule ids. Never empty, never throws: what cannot be read is a diagnosis of kind `unreadable`. */
  examine(raw: RawMessage): Promise<readonly Diagnosis[]>;
  /** The same with the Japanese text. */
  diagnose(raw: RawMessage): Promise<readonly Finding[]>;
}

export function createEngine(table: CompiledTable = loadBuiltInTable(), options: DoctorOptions = {}): Engine {
  const doctor = createDoctor(table, options);
  const texts = createTexts(table);
  return {
    table,
    doctor,
    texts,
    examine: (raw) => examine(raw, doctor),
    diagnose: async (raw) => (await examine(raw, doctor)).map((diagnosis) => texts.finding(diagnosis)),
  };
}

async function examine(raw: RawMessage, doctor: Doctor): Promise<readonly Diagnosis[]> {
  if (raw.bytes.length === 0) return [unreadable(raw)];
  try {
    return doctor.diagnose(await readNotice(raw), raw);
  } catch {
    return [unreadable(raw)];
  }
}

/** Pasted text needs no mail parser, and loading it takes longer than all the rest. */
let parser: Promise<typeof import('./mail/parse.ts')> | undefined;

async function parseMail(raw: RawMessage, options?: ParseOptions): Promise<Mail> {
  parser ??= import('./mail/parse.ts');
  return (await parser).parseMail(raw, options);
}

/** Bytes to notice. The beginning of a mail tells nearly always who failed; only where it does not, all of it is read. */
export async function readNotice(raw: RawMessage): Promise<Notice> {
  if (raw.shape === 'text') return extractText(decodeText(raw.bytes).replaceAll(/\r\n?/g, '\n'));
  const mail = await parseMail(raw);
  const notice = await noticeIn(mail, raw);
  if (raw.bytes.length <= HEAD_BYTES || (namesSomebody(notice) && !endsInReport(mail))) return notice;
  const whole = await noticeIn(await parseMail(raw, { whole: true }), raw);
  if (namesSomebody(whole)) return whole;
  return whole.partial ? { ...notice, partial: true } : notice;
}

/** Follows a forwarded bounce into the message it is attached to. */
async function noticeIn(mail: Mail, raw: RawMessage, depth = 0): Promise<Notice> {
  const notice = extract(mail);
  const part = isNoNotice(notice) ? forwardedNotice(mail) : null;
  if (part === null) return notice;
  if (depth === MAX_FORWARDS) return { ...notice, partial: true };
  return noticeIn(await parseMail(attached(raw, part)), raw, depth + 1);
}

/** A report on thousands of recipients is longer than the beginning. */
const endsInReport = ({ parts }: Mail): boolean => isReport(parts.at(-1));
const namesSomebody = (notice: Notice): boolean => notice.failures.some(({ recipient }) => recipient !== null);
const isNoNotice = (notice: Notice): boolean => notice.failures.every((failure) => failure.kind === 'other');
const attached = (raw: RawMessage, part: Part): RawMessage => ({ ...raw, bytes: part.bytes, shape: 'mail' });

/** What is left to say of a message that could not be read. */
export function unreadable({ source, messageNumber, truncated }: Omit<RawMessage, 'bytes' | 'shape'>): Diagnosis {
  const failure = {
    kind: 'unreadable',
    recipient: null,
    originalRecipient: null,
    action: null,
    replyCode: null,
    status: null,
    command: null,
    diagnosticCode: null,
    remoteMta: null,
  } as const;
  const evidence = { ips: [], domains: [], urls: [], dnsbl: [] };
  const nothing = {
    notice: null,
    provider: null,
    reason: null,
    rule: null,
    matched: null,
    candidates: [],
    evidence,
    hints: [],
  };
  return { source, messageNumber, truncated, failure, ...nothing };
}
