import { createDoctor, type Doctor, type DoctorOptions } from './diagnose/diagnose.ts';
import { readPasted } from './extract/pasted.ts';
import { rawSource } from './extract/raw-source.ts';
import { decodeText } from './input/decode-text.ts';
import { startsWithField } from './input/header-block.ts';
import { stripPreamble } from './input/preamble.ts';
import { soundLineEnds } from './mail/line-ends.ts';
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
  /** The same of the first recipients only: a mail may name hundreds of thousands, and nobody is shown so many. */
  diagnoseFirst(raw: RawMessage, most: number): Promise<Excerpt>;
}

export interface Excerpt {
  readonly findings: readonly Finding[];
  /** There are more recipients. */
  readonly isCut: boolean;
}

export function createEngine(table: CompiledTable = loadBuiltInTable(), options: DoctorOptions = {}): Engine {
  const doctor = createDoctor(table, options);
  const texts = createTexts(table);
  const withTexts = (diagnoses: readonly Diagnosis[]) => diagnoses.map((diagnosis) => texts.finding(diagnosis));
  return {
    table,
    doctor,
    texts,
    examine: (raw) => examine(raw, doctor),
    diagnose: async (raw) => withTexts(await examine(raw, doctor)),
    async diagnoseFirst(raw, most) {
      let left = most;
      let isCut = false;
      const first = (notice: Notice): readonly Notice[] => {
        const failures = notice.failures.slice(0, left);
        isCut ||= failures.length < notice.failures.length;
        left -= failures.length;
        const [failure, ...others] = failures;
        return failure === undefined ? [] : [{ ...notice, failures: [failure, ...others] }];
      };
      return { findings: withTexts(await examine(raw, doctor, first)), isCut };
    },
  };
}

async function examine(
  raw: RawMessage,
  doctor: Doctor,
  look = (notice: Notice): readonly Notice[] => [notice],
): Promise<readonly Diagnosis[]> {
  if (raw.bytes.length === 0) return [unreadable(raw)];
  try {
    return (await readNotices(raw)).flatMap(look).flatMap((notice) => doctor.diagnose(notice, raw));
  } catch {
    return [unreadable(raw)];
  }
}

/** Pasted text needs no mail parser, and loading it takes longer than all the rest. */
const forMail = once(() => import('./read-mail.ts'));

/** Bytes to notices: one, unless somebody sent several on. */
export async function readNotices(given: RawMessage): Promise<readonly Notice[]> {
  const raw = asMail({ ...given, bytes: soundLineEnds(given.bytes) });
  if (raw.shape === 'text') return [readPasted(decodeText(raw.bytes).replaceAll(/\r\n?/g, '\n'), raw.asked === true)];
  const { readMail } = await forMail();
  return readMail(raw);
}

/** What somebody pasted is often the source of a mail, with a greeting or the rows of a screen before it. */
function asMail(raw: RawMessage): RawMessage {
  const begins = raw.shape === 'mail' && startsWithField(stripPreamble(raw.bytes));
  const bytes = begins ? null : rawSource(raw.bytes);
  return bytes === null ? raw : { ...raw, shape: 'mail', bytes };
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
