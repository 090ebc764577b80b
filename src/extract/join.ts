import { once } from '../once.ts';
import { type Finding, NOTHING } from './finding.ts';
import { byLocalPart } from './local-part.ts';
import { mergeFindings } from './merge.ts';
import type { Prose } from './prose.ts';
import { codeRank, hasCode } from './reply.ts';
import { stageOn } from './stage.ts';
import { saidAbout, type Transcript } from './transcript.ts';
import { hostOn, searchable } from './words.ts';

/** sendmail's own summary of a reply: `554 <user@example.jp>... Remote protocol error`. */
const REMARK = /^[45]\d\d (?:[45]\.\d{1,3}\.\d{1,3} )?\S{1,320}\.\.\. /;

function indexOf(findings: readonly Finding[]): Map<string, Finding> {
  const index = new Map<string, Finding>();
  for (const finding of findings)
    if (finding.originalRecipient) index.set(finding.originalRecipient.toLowerCase(), finding);
  for (const finding of findings) if (finding.recipient) index.set(finding.recipient.toLowerCase(), finding);
  return index;
}

function withTranscript(finding: Finding, hint: string | null, transcript: Transcript | null, alone: boolean): Finding {
  const said = transcript ? saidAbout(transcript, finding.recipient, hint, alone) : null;
  if (!said) return finding;
  const told: Finding = { ...NOTHING, ...said };
  const merged = REMARK.test(finding.words ?? '') ? mergeFindings(told, finding) : mergeFindings(finding, told);
  return {
    ...merged,
    recipient: finding.recipient,
    command: said.command ?? finding.command,
    remoteMta: finding.remoteMta ?? said.remoteMta,
  };
}

/** Where there is one recipient only, what the text says of a reply or a server is about him. */
function withShared(finding: Finding, { shared }: Prose, text: string): Finding {
  const own = once(() => searchable(finding.words ?? ''));
  const all = once(() => searchable(text));
  const remoteMta = finding.remoteMta ?? hostOn(own()) ?? hostOn(all());
  const command = finding.command ?? stageOn(own()) ?? stageOn(all());
  const found = { ...finding, remoteMta, command };
  if (codeRank(finding.words) === 2) return found;
  const words = shared();
  return hasCode(words) ? mergeFindings(found, { ...NOTHING, words }) : found;
}

/** The text may name in full whom the report calls by the name of his account only. */
function besides(
  index: ReadonlyMap<string, Finding>,
  only: Finding | undefined,
): (finding: Finding) => Finding | undefined {
  const locals = once(() => byLocalPart(index.keys()));
  return ({ recipient }) => {
    const name = recipient?.toLowerCase();
    if (name === undefined) return only;
    return index.get(name.includes('@') ? name : (locals().get(name) ?? ''));
  };
}

/** Joins what the text says about each recipient to what the report, or the header, says. */
export function joinWitnesses(
  found: readonly Finding[],
  prose: Prose,
  text: string,
  transcript: Transcript | null,
): Finding[] {
  const index = indexOf(prose.findings);
  const alone = found.length === 1;
  const only = alone && prose.findings.length === 1 ? prose.findings[0] : undefined;
  const besideOf = besides(index, only);
  return found.map((finding) => {
    const beside = besideOf(finding);
    const recipient = finding.recipient?.includes('@') ? finding.recipient : (beside?.recipient ?? finding.recipient);
    const joined = beside && beside !== finding ? { ...mergeFindings(finding, beside), recipient } : finding;
    const told = withTranscript(joined, finding.words, transcript, alone);
    return alone ? withShared(told, prose, text) : told;
  });
}
