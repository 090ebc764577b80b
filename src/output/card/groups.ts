import { isForwarded } from '../../mail-address.ts';
import type { Finding } from '../record/finding.ts';
import { mailWords } from './facts.ts';
import { toneOf } from './lead.ts';
import { row } from './row.ts';
import type { CardView } from './view.ts';

export type Group = readonly [Finding, ...Finding[]];

/** The findings of one message, those that say the same of their recipients together, in the order of the first. */
export function groupFindings(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** A hint is about one address, and a forward about two. */
function keyOf({ record, speech }: Finding): string {
  const { kind, action, rule, reason, candidates, remedy, list, hints, explain } = record;
  const own = hints.length > 0 || isForwarded(record) || explain ? record.recipient : null;
  return JSON.stringify([kind, action, rule, reason, candidates, remedy, list, speech.mend, speech.resend, own]);
}

const COUNTED = [
  { tone: 'failed', words: '届いていない宛先' },
  { tone: 'waiting', words: 'まだ届いていない宛先' },
  { tone: 'arrived', words: '届いた宛先' },
  { tone: 'neutral', words: 'そのほかの知らせ' },
] as const;

/** What stands above the cards of a message with several recipients: how many there are of each, and which mail it is. */
export function overviewOf([first, ...others]: Group): CardView {
  const tones = [first, ...others].map(({ record }) => toneOf(record));
  const counts = COUNTED.map((it) => ({ ...it, count: tones.filter((tone) => tone === it.tone).length }));
  const found = counts.filter(({ count }) => count > 0);
  const lead = `${found.map(({ words, count }) => `${words}が${count}件`).join('、')}あります。`;
  return { tone: found[0]?.tone ?? 'neutral', lead, rows: row('メール', mailWords(first.record)), note: null };
}
