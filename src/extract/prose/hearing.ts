import { type Finding, NOTHING } from '../finding/finding.ts';
import { join } from '../finding/join.ts';
import { isComplete, type Witness } from '../finding/witness.ts';
import { codeRank, hasCode } from '../ground/reply.ts';
import { keyOf } from '../naming/who-is.ts';
import type { Prose } from './prose.ts';
import type { Told } from './tell.ts';
import { type Dialog, dialogOf, type Transcript } from './transcript.ts';

/** The words of a notice as witnesses, beside a report or the names in a header. */
export interface Beside {
  readonly prose: Prose;
  readonly transcript: Transcript | null;
}

/** Hears, for each of the recipients, every witness that says something about him, and no other's. */
export function hear(found: readonly Finding[], { prose, transcript }: Beside): Finding[] {
  const complete = new Set(found.filter(isComplete));
  const tell = prose.about(found, complete.size === found.length);
  const dialog = transcript ? dialogOf(transcript, new Set(found.map(keyOf))) : null;
  return found.map((finding) => {
    const told = tell(finding);
    const known = complete.has(finding) ? believed(finding, told, dialog) : heard(finding, told, dialog);
    return withPlace({ ...known, context: told.context }, told);
  });
}

/** What a complete report says is believed; the dialog may tell where it was said, and the words who was written to. */
function believed(finding: Finding, { name }: Told, dialog: Dialog | null): Finding {
  const paragraph: Witness = { source: 'paragraph', says: { ...NOTHING, ...name } };
  return join([{ source: 'report', says: finding }, paragraph, ...fromDialog(finding, dialog)]);
}

function heard(finding: Finding, told: Told, dialog: Dialog | null): Finding {
  const paragraph: Witness = { source: 'paragraph', says: { ...NOTHING, ...told.name, words: told.words() } };
  const known = join([{ source: 'report', says: finding }, paragraph, ...fromDialog(finding, dialog)]);
  const recipient = finding.recipient?.includes('@') ? finding.recipient : (told.name.recipient ?? finding.recipient);
  return withShared({ ...known, recipient }, told, dialog);
}

function fromDialog({ recipient, words }: Finding, dialog: Dialog | null): Witness[] {
  const said = dialog?.about(recipient, words) ?? null;
  return said ? [{ source: 'dialog', says: { ...NOTHING, ...said } }] : [];
}

/** What is said of all alike, where nobody quotes a reply to him. */
function withShared(known: Finding, told: Told, dialog: Dialog | null): Finding {
  if (codeRank(known.words) === 2) return known;
  const refusal = dialog?.common() ?? null;
  const words = told.shared();
  const shared: Finding[] = [];
  if (refusal) shared.push({ ...NOTHING, ...refusal });
  if (hasCode(words)) shared.push({ ...NOTHING, words });
  return join([{ source: 'report', says: known }, ...shared.map((says): Witness => ({ source: 'shared', says }))]);
}

/** The words may name the server and the point of the dialog where no reply comes with them. */
function withPlace(known: Finding, told: Told): Finding {
  if (known.remoteMta !== null && known.command !== null) return known;
  const place = told.place();
  return { ...known, remoteMta: known.remoteMta ?? place.remoteMta, command: known.command ?? place.command };
}
