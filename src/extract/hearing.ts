import { type Finding, NOTHING } from './finding.ts';
import { join } from './join.ts';
import type { Prose } from './prose.ts';
import { codeRank, hasCode } from './reply.ts';
import { stageOn } from './stage.ts';
import type { Told } from './tell.ts';
import { type Dialog, dialogOf, type Transcript } from './transcript.ts';
import { keyOf } from './who-is.ts';
import { isComplete, type Witness } from './witness.ts';
import { hostOn, searchable } from './words.ts';

/** The words of a notice as witnesses, beside a report or the names in a header. */
export interface Beside {
  readonly prose: Prose;
  readonly transcript: Transcript | null;
}

/** Hears, for each of the recipients, every witness that says something about him, and no other's. */
export function hear(found: readonly Finding[], { prose, transcript }: Beside): Finding[] {
  const tell = prose.about(found);
  const dialog = transcript ? dialogOf(transcript, new Set(found.map(keyOf))) : null;
  return found.map((finding) => heard(finding, tell(finding), dialog));
}

function heard(finding: Finding, told: Told, dialog: Dialog | null): Finding {
  const report: Witness = { source: 'report', says: { ...finding, context: told.context } };
  const words = isComplete(finding) ? null : told.words();
  const paragraph: Witness = { source: 'paragraph', says: { ...NOTHING, ...told.name, words } };
  const known = join([report, paragraph, ...fromDialog(finding, dialog)]);
  const recipient = finding.recipient?.includes('@') ? finding.recipient : (told.name.recipient ?? finding.recipient);
  return withPlace(withShared({ ...known, recipient }, finding, told, dialog), told);
}

function fromDialog({ recipient, words }: Finding, dialog: Dialog | null): Witness[] {
  const said = dialog?.about(recipient, words) ?? null;
  return said ? [{ source: 'dialog', says: { ...NOTHING, ...said } }] : [];
}

/** What is said of all alike, where nobody quotes a reply to him. */
function withShared(known: Finding, reported: Finding, told: Told, dialog: Dialog | null): Finding {
  if (codeRank(known.words) === 2 || isComplete(reported)) return known;
  const refusal = dialog?.common() ?? null;
  const shared = told.shared();
  const all = [refusal, hasCode(shared) ? { ...NOTHING, words: shared } : null].filter((says) => says !== null);
  return join([
    { source: 'report', says: known },
    ...all.map((says): Witness => ({ source: 'shared', says: { ...NOTHING, ...says } })),
  ]);
}

/** The text beside a report may name the server and the point of the dialog that the report leaves out. */
function withPlace(known: Finding, told: Told): Finding {
  const own = searchable(known.words ?? '');
  const found = { ...known, remoteMta: known.remoteMta ?? hostOn(own), command: known.command ?? stageOn(own) };
  if (found.remoteMta !== null && found.command !== null) return found;
  const place = told.place();
  return { ...found, remoteMta: found.remoteMta ?? place.remoteMta, command: found.command ?? place.command };
}
