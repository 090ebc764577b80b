import type { Kind, Mail } from '../../model.ts';
import { once } from '../../once.ts';
import type { Finding } from '../finding/finding.ts';
import type { Reading } from '../finding/reading.ts';
import { ENOUGH } from '../ground/weights.ts';
import { type Context, makeContext } from '../original/context.ts';
import { carriesNotice, looksLikeNotice } from '../original/forward.ts';
import { hear } from '../prose/hearing.ts';
import { type Prose, readProse } from '../prose/prose.ts';
import { readTranscript } from '../prose/transcript.ts';
import { hasReport, reportOf } from '../standard/report.ts';
import { saysDelay, saysSuccess } from '../wording/phrases.ts';
import { withAddressee } from './addressee.ts';
import { isNotice, isSubstantial } from './evidence.ts';
import { impliedRecipients, namedRecipients, originalFinder } from './fallback.ts';
import { writerOf } from './writer.ts';

/** Findings with an action of their own do not ask for it. */
function kindOf({ subject, prose }: Context, findings: readonly Finding[]): Kind {
  if (findings.every(({ action }) => action !== null)) return 'bounce';
  if (saysSuccess(subject, prose)) return 'success';
  return saysDelay(subject, prose) ? 'delay' : 'bounce';
}

/** A server that wraps another's notice into its own: the inner one, quoted in the text, tells who failed. */
export function readInner(context: Context, depth: number): Reading | null {
  const { restHeaders, rest } = context;
  if (depth > 1 || !restHeaders || !looksLikeNotice(restHeaders)) return null;
  const blank = rest.search(/\n[ \t]*\n/);
  const inner: Mail = { headers: restHeaders, text: rest.slice(Math.max(blank, 0)), parts: [], form: 'mail' };
  return readDelivery(makeContext(inner), depth + 1);
}

function recipientsOf(context: Context, prose: Prose, reported: readonly Finding[]): Finding[] | null {
  const named = reported.length > 0 ? reported : namedRecipients(context, prose);
  if (named.length === 0 && carriesNotice(context.mail)) return null;
  const found = named.length > 0 ? named : impliedRecipients(context);
  const findings = hear(found, { prose, transcript: readTranscript(context.prose) });
  if (hasReport(context)) return findings;
  const sure = prose.named.length === 0 || prose.weight >= ENOUGH.substantial;
  const local = prose.named.length === 0 && named.length > 0;
  return local || isSubstantial(context, findings, sure) ? findings : null;
}

/** A notice about a delivery: the report's words first, then the header's, then the text's. */
export function readDelivery(context: Context, depth = 0): Reading | null {
  const report = reportOf(context.mail, context.fields);
  const read = once(() => readProse(context.prose, context.around));
  if (!hasReport(context) && !isNotice(context, read)) return null;
  const prose = read();
  const reported = withAddressee(report?.findings ?? [], context, read);
  const inner = reported.length > 0 || prose.weight >= ENOUGH.outermost ? null : readInner(context, depth);
  if (inner) return inner;
  const findings = recipientsOf(context, prose, reported);
  if (!findings) return null;
  return {
    kind: kindOf(context, findings),
    findings: findings.map(originalFinder(context)),
    reportingMta: report?.reportingMta ?? writerOf(context),
    queueId: report?.queueId ?? null,
  };
}
