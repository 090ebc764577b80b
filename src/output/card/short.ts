import { isForwarded, knownAddress } from '../../mail-address.ts';
import type { BounceRecord } from '../../model.ts';
import { visible } from '../../visible.ts';
import { stepsFor } from '../advice/steps.ts';
import type { Finding } from '../record/finding.ts';
import { explainRows } from './explain.ts';
import {
  adviceRows,
  candidateRows,
  linkRows,
  mailWords,
  mendRows,
  quotesServer,
  recipientRows,
  serverWords,
  topicOf,
  truncatedRows,
} from './facts.ts';
import { hintRows } from './hints.ts';
import { type CardRow, row } from './row.ts';

/** Where a reply is told whole: on the long card. */
const LONGEST_ANSWER = 160;

const MOST_RECIPIENTS = 8;
const MOST_ANSWERS = 2;

/** First what to do, then what was asked for: send again, keep the address, mend where, which mail, what was said. */
export function shortRows(
  group: readonly Finding[],
  lead: string,
  { isPart }: { readonly isPart: boolean },
): readonly CardRow[] {
  const [finding] = group;
  if (finding === undefined) return [];
  const { record } = finding;
  return [
    ...(group.length > 1 ? groupRows(group) : nameRows(record, lead)),
    ...candidateRows(record),
    ...hintRows(record),
    ...stepRows(record),
    ...adviceRows(finding),
    ...mendRows(finding),
    ...row('メール', isPart ? null : mailWords(record)),
    ...answerRows(group),
    ...linkRows(record),
    ...truncatedRows(record),
    ...moreRows(record),
    ...explainRows(record.explain),
  ];
}

/** The first line names the recipient of most failures. */
function nameRows(record: BounceRecord, lead: string): readonly CardRow[] {
  const known = knownAddress(record);
  const isSaid = known !== null && lead.includes(visible(known)) && known === record.recipient;
  return isSaid && !isForwarded(record) ? [] : recipientRows(record);
}

function groupRows(group: readonly Finding[]): readonly CardRow[] {
  const names = group.map(({ record }) => knownAddress(record)).filter((name) => name !== null);
  const more = names.length - MOST_RECIPIENTS;
  const shown = names.slice(0, MOST_RECIPIENTS).map((name) => visible(name, 80));
  return row('宛先', `${shown.join('、')}${more > 0 ? `、ほか ${more} 件` : ''}`);
}

function stepRows(record: BounceRecord): readonly CardRow[] {
  const { steps, forAdmin } = stepsFor(record);
  const lines = steps.map((step, i) => ({ marker: `${i + 1}. `, text: visible(step) }));
  return [...(lines.length > 0 ? [{ label: 'すること', lines, quiet: false }] : []), ...row('管理者へ', forAdmin)];
}

/** Servers mostly say the same of all. */
function answerRows(group: readonly Finding[]): readonly CardRow[] {
  const all = [...new Set(group.map(answerOf))].filter((words) => words !== '');
  const more = all.length - MOST_ANSWERS;
  const isTheirs = group.every(isAnswer);
  const shown = [...all.slice(0, MOST_ANSWERS), more > 0 ? `ほか ${more} 通り(--full で全部)` : ''];
  return row(isTheirs ? '相手の答え' : isSuccess(group) ? '通知の文' : 'エラーの文', shown, true);
}

const isSuccess = (group: readonly Finding[]): boolean => group.every(({ record }) => record.kind === 'success');

function answerOf(finding: Finding): string {
  const { record } = finding;
  const words = quotesServer(record) ? serverWords(finding, LONGEST_ANSWER) : '';
  return words !== '' && isAnswer(finding) ? `${record.remoteMta}: ${words}` : words;
}

/** Words without a reply are mostly the own server's about the other. */
const isAnswer = ({ record, speech }: Finding): boolean => speech.holds.has('answered') && record.replyCode !== null;

function moreRows(record: BounceRecord): readonly CardRow[] {
  const topic = topicOf(record);
  if (topic === '') return [];
  const lines = [
    {
      marker: '',
      text: `bounce-doctor explain ${topic} または --full`,
      link: { to: topic, caption: 'くわしい説明' },
    },
  ];
  return [{ label: 'くわしく', lines, quiet: true }];
}
