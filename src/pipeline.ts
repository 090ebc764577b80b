import {
  createDoctor,
  type Diagnoses,
  type Doctor,
  type DoctorOptions,
  NO_FAILURE,
  type Where,
} from './diagnose/diagnose.ts';
import { looksLikeRows } from './events/shape/form.ts';
import { rawSource } from './extract/original/raw-source.ts';
import { readPasted } from './extract/pasted/pasted.ts';
import { asBuffer } from './input/bytes/chunks.ts';
import { startsWithField } from './input/mbox/header-block.ts';
import { stripPreamble } from './input/mbox/preamble.ts';
import { decodeText } from './input/text/decode-text.ts';
import { soundLineEnds } from './mail/line-ends.ts';
import type { Diagnosis, Mail, Notice, RawMessage, Unread } from './model.ts';
import { once } from './once.ts';
import { createTexts, type Finding, type Texts } from './output/record/finding.ts';
import { allOf, type InPieces, inPieces, mapPieces, PIECE, type PieceSize } from './pieces.ts';
import { joinLikeness, type Likeness } from './rules/likeness/likeness.ts';
import { loadBuiltInLikeness, loadBuiltInTable } from './rules/table/built-in.ts';
import type { CompiledTable } from './rules/table/compiled.ts';

/** The whole way from bytes to findings, made ready once. */
export interface Engine {
  readonly table: CompiledTable;
  readonly doctor: Doctor;
  readonly texts: Texts;
  /**
   * The facts and rule ids of each message. Never empty, never throws: what cannot be read is a diagnosis of kind
   * `unreadable`. Neighbours go step by step together: the code of one step fits into a processor's cache, that of all
   * does not, and forty messages at once take a fifth less than one after the other.
   */
  examine(raws: readonly RawMessage[]): Promise<readonly InPieces<Diagnosis>[]>;
  /** The same with the Japanese text. */
  findingsOf(raws: readonly RawMessage[]): Promise<readonly InPieces<Finding>[]>;
  /** The same of one message. */
  findings(raw: RawMessage): Promise<InPieces<Finding>>;
  /** The same at once. */
  diagnose(raw: RawMessage): Promise<readonly Finding[]>;
  /** The same of the first recipients only: a mail may name hundreds of thousands, and nobody is shown so many. */
  diagnoseFirst(raw: RawMessage, most: number): Promise<Excerpt>;
}

export interface Excerpt {
  readonly findings: readonly Finding[];
  /** There are more recipients. */
  readonly isCut: boolean;
}

export interface EngineOptions extends Pick<DoctorOptions, 'explain'> {
  /** Words that no phrase is in are compared with known sentences; `true` by default. */
  readonly similar?: boolean;
  /** Fields of the original that records have as their `headers`; none by default. */
  readonly headers?: readonly string[];
}

export function createEngine(table: CompiledTable = loadBuiltInTable(), options: EngineOptions = {}): Engine {
  const { explain = false, similar = true, headers = [] } = options;
  const doctor = createDoctor(table, { explain, ...(similar && { likeness: () => likenessOf(table) }) });
  const texts = createTexts(table);
  const examined = (raws: readonly RawMessage[], size?: PieceSize<Diagnosis>) => examine(raws, doctor, headers, size);
  const findingsOf = async (raws: readonly RawMessage[]) =>
    (await examined(raws)).map((found) => mapPieces(found, texts.finding));
  const findings = async (raw: RawMessage) => (await findingsOf([raw]))[0] as InPieces<Finding>;
  return {
    table,
    doctor,
    texts,
    examine: (raws) => examined(raws),
    findingsOf,
    findings,
    diagnose: async (raw) => allOf(await findings(raw)),
    async diagnoseFirst(raw, most) {
      const [found] = await examined([raw], { items: Math.max(1, most) });
      const { first, rest } = found as InPieces<Diagnosis>;
      return { findings: first.slice(0, most).map(texts.finding), isCut: rest !== null || first.length > most };
    },
  };
}

function likenessOf({ learnt }: CompiledTable): Likeness {
  const ours = loadBuiltInLikeness();
  return learnt ? joinLikeness(ours, learnt) : ours;
}

async function examine(
  raws: readonly RawMessage[],
  doctor: Doctor,
  headers: readonly string[],
  size: PieceSize<Diagnosis> = { items: PIECE, lengthOf: wordsIn },
): Promise<readonly InPieces<Diagnosis>[]> {
  const opened = await Promise.all(raws.map(open));
  const read: (readonly Notice[] | null)[] = [];
  for (const one of opened) read.push(one && (await noticesOf(one, headers).catch(() => null)));
  return raws.map((raw, i) => diagnoses(raw, read[i] ?? null, doctor, size));
}

function diagnoses(
  raw: RawMessage,
  notices: readonly Notice[] | null,
  doctor: Doctor,
  size: PieceSize<Diagnosis>,
): InPieces<Diagnosis> {
  // Without the bytes: they need not wait until everybody has been told.
  const from: Where = { source: raw.source, messageNumber: raw.messageNumber, truncated: raw.truncated };
  const failed = (): Diagnosis => unreadable(from);
  if (isEmpty(raw)) return { first: [unreadable(from, raw.unread ?? 'empty')], of: 1, rest: null };
  if (notices === null) return { first: [failed()], of: 1, rest: null };
  try {
    const found = notices.map((notice) => doctor.diagnose(notice, from));
    const count = found.reduce((sum, one) => sum + one.count, 0);
    return inPieces(eachOf(found), count, failed, size);
  } catch {
    return { first: [failed()], of: 1, rest: null };
  }
}

const wordsIn = ({ failure }: Diagnosis): number => failure.diagnosticCode?.length ?? 0;

const isEmpty = ({ bytes, notices }: RawMessage): boolean => bytes.length === 0 && notices === undefined;

function* eachOf(found: readonly Diagnoses[]): Generator<Diagnosis> {
  for (const { each } of found) yield* each;
}

/** Pasted text needs no mail parser, and loading it takes longer than all the rest. */
const forMail = once(() => import('./read-mail.ts'));

/** A message made ready to be read; `mail` where it is one. */
interface Opened {
  readonly raw: RawMessage;
  readonly mail: Mail | null;
}

/** Null where a mistake of ours prevents it. */
async function open(given: RawMessage): Promise<Opened | null> {
  if (given.notices !== undefined || isEmpty(given)) return { raw: given, mail: null };
  try {
    const raw = asMail({ ...given, bytes: soundLineEnds(asBuffer(given.bytes)) });
    return { raw, mail: raw.shape === 'text' ? null : await (await forMail()).openMail(raw) };
  } catch {
    return null;
  }
}

/**
 * The notices of a message: one, unless somebody sent several on or a log tells of several deliveries. `asked`: fields
 * of the original that are wanted.
 */
async function noticesOf({ raw, mail }: Opened, asked: readonly string[]): Promise<readonly Notice[]> {
  if (raw.notices !== undefined) return raw.notices.map((notice) => withHeaders(notice, asked));
  if (mail !== null) return (await forMail()).readMail(mail, raw, asked);
  return readWords(decodeText(raw.bytes).replaceAll(/\r\n?/g, '\n'), raw, asked);
}

/** Bytes to notices. */
export async function readNotices(given: RawMessage): Promise<readonly Notice[]> {
  const opened = await open(given);
  return opened === null ? [] : noticesOf(opened, []);
}

/**
 * What a program wrote for programs is read as that, or not at all: in prose every address beside a failure may be who
 * failed, in such a text most of them are senders.
 */
async function readWords(
  text: string,
  { asked = false, asOf = Date.now() }: RawMessage,
  names: readonly string[],
): Promise<readonly Notice[]> {
  const rows = looksLikeRows(text);
  const told = (await forLogs()).readServerText(text, asOf) ?? (rows ? (await forEvents()).readEventText(text) : null);
  return told === null ? [readPasted(text, asked, names)] : told.map((notice) => withHeaders(notice, names));
}

/** Nothing of the mail itself is there, and whoever asked for its fields is told that they are not. */
function withHeaders(notice: Notice, names: readonly string[]): Notice {
  if (names.length === 0) return notice;
  const headers = Object.fromEntries(names.map((name) => [name, null]));
  return { ...notice, original: { ...notice.original, headers } };
}

/** A mail needs none of it. */
const forLogs = once(() => import('./logs/pasted.ts'));

/** Few texts are events, and what looks at their shapes is large. */
const forEvents = once(() => import('./events/text.ts'));

/** What somebody pasted is often the source of a mail, with a greeting or the rows of a screen before it. */
function asMail(raw: RawMessage): RawMessage {
  const begins = raw.shape === 'mail' && startsWithField(stripPreamble(raw.bytes));
  const bytes = begins ? null : rawSource(raw.bytes);
  return bytes === null ? raw : { ...raw, shape: 'mail', bytes };
}

/** What is left to say of a message that could not be read. */
export function unreadable({ source, messageNumber, truncated }: Where, unread?: Unread): Diagnosis {
  const failure = { ...NO_FAILURE, kind: 'unreadable' } as const;
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
  return { source, messageNumber, truncated, failure, ...nothing, ...(unread && { unread }) };
}
