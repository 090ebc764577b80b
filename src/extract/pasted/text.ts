import { NO_HEADERS } from '../../mail/header/headers.ts';
import type { Failure, Kind, Notice, Original } from '../../model.ts';
import { toFailure } from '../finding/failure.ts';
import { type Finding, NOTHING } from '../finding/finding.ts';
import { join } from '../finding/join.ts';
import { splitFields } from '../ground/fields.ts';
import { exceedsLines } from '../ground/lines.ts';
import { hasCode } from '../ground/reply.ts';
import { keyOf } from '../naming/who-is.ts';
import { originalOf, originalRecipients } from '../original/original.ts';
import { readProse } from '../prose/prose.ts';
import { dialogOf, readTranscript } from '../prose/transcript.ts';
import { reportOf } from '../standard/report.ts';
import { says } from '../wording/heard.ts';
import { saysDelay, saysGivenUp } from '../wording/phrases.ts';
import { splitOriginal } from '../wording/split.ts';

const MAX_TEXT = 256 * 1024;

type Known = Omit<Partial<Notice>, 'original'> & { readonly original?: Partial<Original> };

/** A notice of which only this is known. */
export function noticeOf(failures: readonly Failure[], { original, ...rest }: Known): Notice {
  return {
    failures: failures as [Failure, ...Failure[]],
    original: { ...originalOf(null, ''), ...original },
    reportingMta: null,
    noticeId: null,
    queueId: null,
    returnPath: null,
    date: null,
    subject: '',
    suspicious: false,
    ...rest,
  };
}

/** A line such as `Subject: Returned mail: User unknown` is all that some people copy. */
const SUBJECT = /^[ \t]{0,20}(?:subject|件名)\s*[:：]\s*(.{1,500})$/im;

/** The words of a notice, or what a server says that has tried long enough. */
const tellsOfEnd = (words: string): boolean => says(words, 'opens-notice') || saysGivenUp(words);

/** Where a notice begins, behind a greeting or none. */
const OPENING = 1000;
const LEAST_WORDS = 512;
const NOBODY: ReadonlySet<string> = new Set();

function findingsIn(prose: string, wanted: ReadonlySet<string>, senders: ReadonlySet<string>): Finding[] {
  const words = readProse(prose, { authors: NOBODY, senders, wanted, isWanted: (address) => wanted.has(address) });
  const named = words.named.length > 0 ? words.named : [NOTHING];
  const transcript = readTranscript(prose);
  const tell = words.about(named);
  const several = prose.trim().includes('\n');
  // Everything that was pasted is said about everybody, yet thousands of recipients do not repeat all of it.
  const most = Math.max(LEAST_WORDS, Math.floor(MAX_TEXT / named.length));
  const dialog = transcript && dialogOf(transcript, new Set(named.map(keyOf)));
  return named.map((finding) => {
    const told = tell(finding);
    const said = dialog?.about(finding.recipient, null) ?? null;
    const known = join([
      { source: said ? 'dialog' : 'report', says: { ...finding, ...said, context: told.context } },
      { source: 'paragraph', says: { ...NOTHING, ...told.name, words: told.words() } },
    ]);
    const own = said !== null || (several && hasCode(known.words));
    return { ...known, words: own ? known.words : told.context.trim().slice(0, most) };
  });
}

function reported(
  prose: string,
  found: readonly Finding[],
): { readonly findings: readonly Finding[]; readonly mta: string | null } | null {
  const report = reportOf({ headers: NO_HEADERS, text: '', parts: [], form: 'pasted' }, splitFields(prose).fields);
  if (!report || report.findings.length === 0) return null;
  const byAddress = new Map([...found].reverse().map((one) => [one.recipient?.toLowerCase(), one]));
  const findings = report.findings.map((finding) => {
    const beside = finding.recipient === null ? undefined : byAddress.get(finding.recipient.toLowerCase());
    return beside && finding.words === null
      ? join([
          { source: 'report', says: finding },
          { source: 'paragraph', says: beside },
        ])
      : finding;
  });
  return { findings, mta: report.reportingMta };
}

/**
 * A dialog pasted into one line: each command, reply and remark on a line of its own again. Blanks are looked at from
 * the first that stands there only; from each of them it would take the square of how many there are.
 */
function unrolled(text: string): string {
  if (text.trim().includes('\n')) return text;
  if (/\b(?:Sent|Received) (?:<<<|>>>)/.test(text))
    return text.replace(/(?<![ \t])[ \t]+(?=(?:Sent|Received) (?:<<<|>>>))/g, '\n');
  if (!/>>> [A-Z]/.test(text) || !text.includes('<<< ')) return text;
  return text.replace(
    /(?<!<<<|>>>|[ \t])[ \t]+(?=(?:>>>|<<<) |\.\.\. while talking to |554 5\.0\.0 |550 5\.1\.1 <)/g,
    '\n',
  );
}

export interface TextOptions {
  /** Addresses that sent the mail, and so did not fail. */
  readonly senders?: ReadonlySet<string>;
  /** Fields of the original that somebody wants to see. */
  readonly asked?: readonly string[];
}

/**
 * Reads what somebody pasted: a dialog's text, a log line, a reply, the body of a notice. There is always a failure:
 * nobody asks about a mail that arrived.
 */
export function extractText(given: string, { senders = NOBODY, asked = [] }: TextOptions = {}): Notice {
  const text = unrolled(given.slice(0, MAX_TEXT));
  const cut = given.length > MAX_TEXT ? { partial: true } : {};
  const { prose, headers } = splitOriginal(text);
  const words = prose.trim() === '' ? text : prose;
  const kind: Kind = saysDelay(SUBJECT.exec(words)?.[1] ?? '', words) ? 'delay' : 'bounce';
  const found = findingsIn(
    words,
    new Set(originalRecipients(headers).map((address) => address.toLowerCase())),
    senders,
  );
  const report = reported(words, found);
  const failures = (report?.findings ?? found).map((finding) => toFailure(finding, kind, words));
  return noticeOf(failures, {
    ...(exceedsLines(words) ? { partial: true } : cut),
    original: originalOf(headers, words, asked),
    reportingMta: report?.mta ?? null,
    ...(kind === 'bounce' && tellsOfEnd(words.slice(0, OPENING)) ? { givenUp: true } : {}),
    subject: SUBJECT.exec(words)?.[1] ?? '',
  });
}
