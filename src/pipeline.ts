import { createDoctor, type Doctor } from './diagnose/diagnose.ts';
import { extract, forwardedNotice } from './extract/notice.ts';
import { extractText } from './extract/text.ts';
import { parseMail } from './mail/parse.ts';
import type { Diagnosis, Notice, Part, RawMessage } from './model.ts';
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
  /** Never empty, never throws: what cannot be read is a finding of kind `unreadable`. */
  diagnose(raw: RawMessage): Promise<readonly Finding[]>;
}

export function createEngine(table: CompiledTable = loadBuiltInTable()): Engine {
  const doctor = createDoctor(table);
  const texts = createTexts(table);
  return {
    table,
    doctor,
    texts,
    diagnose: async (raw) => (await diagnoseRaw(raw, doctor)).map((diagnosis) => texts.finding(diagnosis)),
  };
}

async function diagnoseRaw(raw: RawMessage, doctor: Doctor): Promise<readonly Diagnosis[]> {
  if (raw.bytes.length === 0) return [unreadable(raw)];
  try {
    return doctor.diagnose(await readNotice(raw), raw);
  } catch {
    return [unreadable(raw)];
  }
}

/** Bytes to notice, following a forwarded bounce into the message it is attached to. */
export async function readNotice(raw: RawMessage): Promise<Notice> {
  const mail = await parseMail(raw);
  if (mail.form === 'pasted') return extractText(mail.text);
  let notice = extract(mail);
  let part = forwardedNotice(mail);
  for (let depth = 0; part && isNoNotice(notice) && depth < MAX_FORWARDS; depth++) {
    const inner = await parseMail(attached(raw, part));
    notice = extract(inner);
    part = forwardedNotice(inner);
  }
  return notice;
}

const isNoNotice = (notice: Notice): boolean => notice.failures.every((failure) => failure.kind === 'other');
const attached = (raw: RawMessage, part: Part): RawMessage => ({ ...raw, bytes: part.bytes, shape: 'mail' });

function unreadable({ source, messageNumber, truncated }: RawMessage): Diagnosis {
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
