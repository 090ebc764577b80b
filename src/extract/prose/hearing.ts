import { type Finding, NOTHING } from '../finding/finding.ts';
import { join } from '../finding/join.ts';
import { isComplete, type Witness } from '../finding/witness.ts';
import { codeRank, hasCode } from '../ground/reply.ts';
import type { Said } from '../naming/refusals.ts';
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
    return withPlace(known, told);
  });
}

/** What a complete report says is believed; the dialog may tell where it was said, and the words who was written to. */
function believed(finding: Finding, told: Told, dialog: Dialog | null): Finding {
  return join(witnessesOf(finding, paragraphOf(told, null), dialog));
}

function heard(finding: Finding, told: Told, dialog: Dialog | null): Finding {
  const known = join(witnessesOf(finding, paragraphOf(told, told.words()), dialog));
  const recipient = finding.recipient?.includes('@') ? finding.recipient : (told.name.recipient ?? finding.recipient);
  return withShared({ ...known, recipient }, told, dialog);
}

const paragraphOf = ({ name: { recipient, originalRecipient } }: Told, words: string | null): Finding => ({
  ...NOTHING,
  recipient,
  originalRecipient,
  words,
});

/** What a dialog says of somebody. */
const saidIn = ({ words, command, remoteMta }: Said): Finding => ({ ...NOTHING, words, command, remoteMta });

function witnessesOf(finding: Finding, paragraph: Finding, dialog: Dialog | null): readonly Witness[] {
  const witnesses: Witness[] = [
    { source: 'report', says: finding },
    { source: 'paragraph', says: paragraph },
  ];
  const said = dialog?.about(finding.recipient, finding.words);
  if (said) witnesses.push({ source: 'dialog', says: saidIn(said) });
  return witnesses;
}

/** What is said of all alike, where nobody quotes a reply to him. */
function withShared(known: Finding, told: Told, dialog: Dialog | null): Finding {
  if (codeRank(known.words) === 2) return known;
  const refusal = dialog?.common() ?? null;
  const words = told.shared();
  const shared: Finding[] = [];
  if (refusal) shared.push(saidIn(refusal));
  if (hasCode(words)) shared.push({ ...NOTHING, words });
  return join([{ source: 'report', says: known }, ...shared.map((says): Witness => ({ source: 'shared', says }))]);
}

/** The words are the context, and may name the server and the point of the dialog where no reply comes with them. */
function withPlace(known: Finding, told: Told): Finding {
  const { remoteMta, command } = known;
  const place = remoteMta !== null && command !== null ? known : told.place();
  return {
    ...known,
    context: told.context,
    remoteMta: remoteMta ?? place.remoteMta,
    command: command ?? place.command,
  };
}
