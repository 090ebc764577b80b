import type { Kind } from '../model.ts';
import { sameAddress } from './address.ts';
import type { Context } from './context.ts';
import { isNotice } from './evidence.ts';
import { type Finding, NOTHING } from './finding.ts';
import { carriesNotice } from './forward.ts';
import { readLocalNames } from './local-names.ts';
import { mergeFindings } from './merge.ts';
import { saysDelay, saysSuccess } from './phrases.ts';
import { type Prose, readProse } from './prose.ts';
import type { Reading } from './reading.ts';
import { reportOf } from './report.ts';
import { readTranscript, saidAbout, type Transcript } from './transcript.ts';
import { decodeReturnPath } from './verp.ts';

function kindOf({ subject, prose }: Context): Kind {
  if (saysSuccess(subject, prose)) return 'success';
  return saysDelay(subject, prose) ? 'delay' : 'bounce';
}

/** Joins what the text says about a recipient to what the report (or the header) says. */
function completed(finding: Finding, prose: Prose, transcript: Transcript | null): Finding {
  const beside = prose.findings.find(
    ({ recipient, originalRecipient }) => sameAddress(recipient, finding.recipient) || sameAddress(originalRecipient, finding.recipient),
  );
  const joined = beside && beside !== finding ? mergeFindings(finding, beside) : finding;
  const said = transcript ? saidAbout(transcript, joined.recipient, finding.words) : null;
  if (!said || !transcript) return joined;
  return { ...mergeFindings(joined, { ...NOTHING, ...said }), command: said.command ?? joined.command, remoteMta: joined.remoteMta ?? transcript.host };
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
  const decoded = decodeReturnPath(context.to);
  if (decoded?.kind === 'verp') return [{ ...finding, recipient: decoded.address }];
  const wanted = [...context.around.wanted].filter((address) => !context.around.senders.has(address));
  return [{ ...finding, recipient: wanted.length === 1 ? (wanted[0] as string) : null }];
}

/** A notice about a delivery: the report's words first, then the header's, then the text's. */
export function readDelivery(context: Context): Reading | null {
  const report = reportOf(context.mail, context.prose);
  const prose = readProse(context.prose, context.around);
  const transcript = readTranscript(context.prose);
  const reported = report?.findings ?? [];
  if (reported.length === 0 && report === null && !isNotice(context, prose)) return null;
  const found = reported.length > 0 ? reported : namedFindings(context, prose);
  if (found.length === 0 && carriesNotice(context.mail)) return null;
  const findings = found.length > 0 ? found.map((finding) => completed(finding, prose, transcript)) : fallbackFindings(context, transcript);
  return {
    kind: kindOf(context),
    findings: findings.map((finding) => withReturnPath(finding, context)),
    reportingMta: report?.reportingMta ?? null,
  };
}
