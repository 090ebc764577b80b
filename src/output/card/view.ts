import { visible } from '../../visible.ts';
import type { Finding } from '../record/finding.ts';
import type { Tone } from '../text/paint.ts';
import { fullRows } from './full.ts';
import { groupLead, leadOf, toneOf } from './lead.ts';
import type { CardRow } from './row.ts';
import { shortRows } from './short.ts';

/** What a card says, in the order in which a reader asks; every text is safe to show. */
export interface CardView {
  readonly tone: Tone;
  readonly lead: string;
  readonly rows: readonly CardRow[];
  /** Said once for all recipients of a message. */
  readonly note: string | null;
}

export interface CardOptions {
  /** The long card: with the cause, every step, what the diagnosis rests on, and terms. */
  readonly full: boolean;
}

/** The card of one recipient. */
export function cardView(finding: Finding, { full }: CardOptions): CardView {
  const lead = visible(leadOf(finding));
  const rows = full ? fullRows(finding) : shortRows([finding], lead, { isPart: false });
  return { tone: toneOf(finding.record), lead, rows, note: noteOf(finding) };
}

/** The card of recipients of whom the same is to be said; `isPart`: what is said of their mail stands above. */
export function groupView(group: readonly [Finding, ...Finding[]], { isPart }: { readonly isPart: boolean }): CardView {
  const [first] = group;
  const lead = visible(group.length === 1 ? leadOf(first) : groupLead(group));
  return { tone: toneOf(first.record), lead, rows: shortRows(group, lead, { isPart }), note: noteOf(first) };
}

/** Pasted text has no date, and nobody received it. */
const noteOf = ({ record, speech }: Finding): string | null =>
  record.date === null || speech.note === null ? null : visible(speech.note);
