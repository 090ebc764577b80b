import { createDoctor, type Doctor, type DoctorOptions } from './diagnose/diagnose.ts';
import { extractText } from './extract/text.ts';
import { decodeText } from './input/decode-text.ts';
import type { Diagnosis, Notice, RawMessage } from './model.ts';
import { once } from './once.ts';
import { createTexts, type Finding, type Texts } from './output/finding.ts';
import { loadBuiltInTable } from './rules/built-in.ts';
import type { CompiledTable } from './rules/compile.ts';

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
const forMail = once(() => import('./read-mail.ts'));

/** Bytes to notice. */
export async function readNotice(raw: RawMessage): Promise<Notice> {
  if (raw.shape === 'text') return extractText(decodeText(raw.bytes).replaceAll(/\r\n?/g, '\n'));
  const { readMail } = await forMail();
  return readMail(raw);
}

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
    prose: '',
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
