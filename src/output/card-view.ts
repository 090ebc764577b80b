import type { BounceRecord } from '../model.ts';
import { backscatterNote, evidenceRows } from './card-evidence.ts';
import { explainRows } from './card-explain.ts';
import { hintRows } from './card-hints.ts';
import { isSituation, leadOf, toneOf } from './card-lead.ts';
import { type CardRow, row } from './card-row.ts';
import type { Finding } from './finding.ts';
import type { Tone } from './paint.ts';
import { firstSentences } from './sentences.ts';
import { chooseSteps, countSteps } from './steps.ts';
import { visible } from './visible.ts';
import { readableDate } from './when-sent.ts';
import { LIST_WORDS, SIDE_WORDS } from './words.ts';

/** What a card says, in the order in which a reader asks; every text is safe to show. */
export interface CardView {
  readonly tone: Tone;
  readonly lead: string;
  readonly rows: readonly CardRow[];
  /** Said once for all recipients of a message. */
  readonly note: string | null;
}

export interface CardOptions {
  /** How many steps are shown before the reader is sent to `explain`. */
  readonly maxSteps: number;
}

const MAX_CAUSE_SENTENCES = 2;

export function cardView(finding: Finding, { maxSteps }: CardOptions): CardView {
  const { record, speech } = finding;
  const rows = [
    ...row('宛先', record.recipient),
    ...row('元の宛先', isForwarded(record) ? `${record.originalRecipient}(ここから上の宛先へ転送)` : null),
    ...row('直すところ', isOpenQuestion(record) ? speech.mend : null),
    ...row('メール', aboutMail(record)),
    ...row('考えられる原因', candidatesOf(record)),
    ...row('原因', firstSentences(record.cause, MAX_CAUSE_SENTENCES)),
    ...hintRows(record),
    ...stepRows(record, maxSteps),
    ...row('送り直し', concernsList(record) ? speech.resend : null),
    ...row('名簿', record.list && concernsList(record) ? LIST_WORDS[record.list] : null),
    ...evidenceRows(finding),
    ...explainRows(record.explain),
  ];
  return { tone: toneOf(record), lead: visible(leadOf(finding)), rows, note: backscatterNote(record) };
}

/** Nothing is broken in a mail that arrived, and no notice tells anything about a situation. */
const isOpenQuestion = (record: BounceRecord): boolean =>
  record.side !== null && record.kind !== 'success' && record.kind !== 'vacation' && !isSituation(record);

const concernsList = ({ kind }: BounceRecord): boolean => kind !== 'success' && kind !== 'vacation';

const isForwarded = ({ recipient, originalRecipient }: BounceRecord): boolean =>
  originalRecipient !== null && recipient !== null && originalRecipient.toLowerCase() !== recipient.toLowerCase();

function aboutMail({ subject, sentDate, reportingMta, kind }: BounceRecord): readonly string[] {
  const sent = sentDate === null ? '' : `${readableDate(sentDate)} 送信`;
  const title = subject === null ? '' : `「${visible(subject, 80)}」`;
  const writer = reportingMta === null || kind === 'other' ? '' : `この通知を書いたのは ${reportingMta}`;
  return [`${title} ${sent}`, writer];
}

function candidatesOf(record: BounceRecord): string | null {
  const { candidates, reason, title } = record;
  if (candidates.length === 0) return null;
  const others = candidates.filter((candidate) => candidate.reason !== reason).map((candidate) => candidate.title);
  const all = isSituation(record) ? candidates.map((candidate) => candidate.title) : [title, ...others];
  return `${all.map((name) => `「${name}」`).join('、')}のどれか`;
}

function stepRows(record: BounceRecord, maxSteps: number): readonly CardRow[] {
  let number = 0;
  const rows = chooseSteps(record, maxSteps).map(({ party, steps }) => ({
    label: SIDE_WORDS[party],
    lines: steps.map((step) => ({ marker: `${++number}. `, text: visible(step) })),
    quiet: false,
  }));
  const more = countSteps(record) > number ? `bounce-doctor explain ${topic(record)}` : null;
  return [...rows, ...row('続き', more)];
}

/** What `explain` is asked for to read on; `kind/...` is no rule of the table. */
const topic = ({ rule, reason }: BounceRecord): string =>
  rule !== null && !rule.startsWith('kind/') ? rule : (reason ?? '');
