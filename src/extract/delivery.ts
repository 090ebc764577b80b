import type { Kind, Mail } from '../model.ts';
import { findAddresses, sameAddress } from './address.ts';
import { sharedWords } from './blocks.ts';
import { type Context, makeContext } from './context.ts';
import { isNotice, isSubstantial } from './evidence.ts';
import { type Finding, NOTHING } from './finding.ts';
import { carriesNotice, looksLikeNotice } from './forward.ts';
import { readLocalNames } from './local-names.ts';
import { mergeFindings } from './merge.ts';
import { saysDelay, saysSuccess } from './phrases.ts';
import { type Prose, readProse } from './prose.ts';
import type { Reading } from './reading.ts';
import { codeRank, hasCode } from './reply.ts';
import { hasReport, reportOf } from './report.ts';
import { stageOf } from './stage.ts';
import { readTranscript, saidAbout, type Transcript } from './transcript.ts';
import { decodeReturnPath } from './verp.ts';
import { hostIn } from './words.ts';

function kindOf({ subject, prose }: Context): Kind {
  if (saysSuccess(subject, prose)) return 'success';
  return saysDelay(subject, prose) ? 'delay' : 'bounce';
}

/** sendmail's own summary of a reply: `554 <user@example.jp>... Remote protocol error`. */
const REMARK = /^[45]\d\d (?:[45]\.\d{1,3}\.\d{1,3} )?\S{1,320}\.\.\. /;

/** Joins what the text says about a recipient to what the report (or the header) says. */
function completed(finding: Finding, prose: Prose, transcript: Transcript | null): Finding {
  const beside = prose.findings.find(
    ({ recipient, originalRecipient }) => sameAddress(recipient, finding.recipient) || sameAddress(originalRecipient, finding.recipient),
  );
  const only = finding.recipient === null && prose.findings.length === 1 ? prose.findings[0] : undefined;
  if (only) return completed({ ...finding, recipient: only.recipient }, prose, transcript);
  const joined = beside && beside !== finding ? mergeFindings(finding, beside) : finding;
  const said = transcript ? saidAbout(transcript, joined.recipient, finding.words) : null;
  if (!said || !transcript) return joined;
  const told: Finding = { ...NOTHING, ...said };
  const merged = REMARK.test(joined.words ?? '') ? mergeFindings(told, joined) : mergeFindings(joined, told);
  return { ...merged, recipient: joined.recipient, command: said.command ?? joined.command, remoteMta: joined.remoteMta ?? said.remoteMta };
}

/** A return path that names the recipient (VERP) tells whom the original was for. */
function withReturnPath(finding: Finding, context: Context): Finding {
  const decoded = decodeReturnPath(context.to);
  if (decoded?.kind !== 'verp') return finding;
  if (finding.recipient === null) return { ...finding, recipient: decoded.address };
  if (finding.originalRecipient !== null || sameAddress(decoded.address, finding.recipient)) return finding;
  return { ...finding, originalRecipient: decoded.address };
}

function headerFindings({ mail }: Context): Finding[] {
  const values = mail.headers.all('x-failed-recipients').flatMap((value) => value.split(','));
  const addresses = values.map((value) => value.trim().replace(/^<|>$/g, '')).filter((value) => /^\S{1,256}@\S{1,255}$/.test(value));
  return addresses.map((recipient) => ({ ...NOTHING, recipient }));
}

/** X-Failed-Recipients counts unless the text surely names others. */
function namedFindings(context: Context, prose: Prose): readonly Finding[] {
  const named = headerFindings(context);
  if (named.length === 0) return prose.findings;
  const known = prose.findings.some((one) => named.some(({ recipient }) => sameAddress(recipient, one.recipient) || sameAddress(recipient, one.originalRecipient)));
  if (known || prose.weight < 4) return named.map((finding) => prose.findings.find((one) => sameAddress(one.originalRecipient, finding.recipient)) ?? finding);
  return prose.findings;
}

/** Where the notice names nobody: users without a domain, the return path, the one whom the original was for. */
function fallbackFindings(context: Context, transcript: Transcript | null): Finding[] {
  const local = readLocalNames(context);
  if (local.length > 0) return local;
  const said = transcript ? saidAbout(transcript, null, null) : null;
  const words = said?.words ?? (context.prose.trim() || null);
  const finding: Finding = { ...NOTHING, words, command: said?.command ?? null };
  const [titled] = findAddresses(context.subject).filter(({ address }) => !context.around.senders.has(address.toLowerCase()));
  if (titled) return [{ ...finding, recipient: titled.address }];
  const decoded = decodeReturnPath(context.to);
  if (decoded?.kind === 'verp') return [{ ...finding, recipient: decoded.address }];
  const wanted = [...context.around.wanted].filter((address) => !context.around.senders.has(address));
  return [{ ...finding, recipient: wanted.length === 1 ? (wanted[0] as string) : null }];
}

/** A server that wraps another's notice into its own: the inner one, quoted in the text, tells who failed. */
export function readInner(context: Context, depth: number): Reading | null {
  const { restHeaders, rest } = context;
  if (depth > 1 || !restHeaders || !looksLikeNotice(restHeaders)) return null;
  const blank = rest.search(/\n[ \t]*\n/);
  const inner: Mail = { headers: restHeaders, text: rest.slice(blank < 0 ? 0 : blank), parts: [], form: 'mail' };
  return readDelivery(makeContext(inner), depth + 1);
}

/** Where there is one recipient only, what the text says of a reply or a server is about him. */
function withShared(finding: Finding, prose: string): Finding {
  const remoteMta = finding.remoteMta ?? hostIn(finding.words ?? '') ?? hostIn(prose);
  const command = finding.command ?? stageOf(finding.words ?? '') ?? stageOf(prose);
  const found = { ...finding, remoteMta, command };
  if (codeRank(finding.words) === 2) return found;
  const words = sharedWords(prose.split('\n', 3000));
  return hasCode(words) ? mergeFindings(found, { ...NOTHING, words }) : found;
}

/** Weight of an address that is likely named as a recipient. */
const LIKELY = 2.5;

/** A notice about a delivery: the report's words first, then the header's, then the text's. */
export function readDelivery(context: Context, depth = 0): Reading | null {
  const report = reportOf(context.mail, context.fields);
  const prose = readProse(context.prose, context.around);
  const transcript = readTranscript(context.prose);
  const reported = report?.findings ?? [];
  if (!hasReport(context) && !isNotice(context, prose)) return null;
  const inner = reported.length > 0 || prose.weight >= 3 ? null : readInner(context, depth);
  if (inner) return inner;
  const found = reported.length > 0 ? reported : namedFindings(context, prose);
  if (found.length === 0 && carriesNotice(context.mail)) return null;
  const all = found.length > 0 ? found.map((finding) => completed(finding, prose, transcript)) : fallbackFindings(context, transcript);
  const sure = found.length === 0 || prose.weight >= LIKELY;
  if (!hasReport(context) && !isSubstantial(context, all, sure)) return null;
  const findings = all.length === 1 ? all.map((finding) => withShared(finding, context.prose)) : all;
  return {
    kind: kindOf(context),
    findings: findings.map((finding) => withReturnPath(finding, context)),
    reportingMta: report?.reportingMta ?? null,
  };
}
