import { circumstancesOf, companiesOf } from '../../src/diagnose/circumstances.ts';
import type { BounceRecord, Diagnosis, Failure, Notice } from '../../src/model.ts';
import { createAdviceFor } from '../../src/output/advice/advice.ts';
import { placeholderValues } from '../../src/output/advice/placeholders.ts';
import { createSpeech, type Speech } from '../../src/output/advice/speech.ts';
import type { Finding } from '../../src/output/record/finding.ts';
import type { Term } from '../../src/rules/files/types.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';

/** A plain unknown user; tests change what they are about. */
export const sampleRecord: BounceRecord = {
  schema: 1,
  source: 'mail/returned.eml',
  messageNumber: 1,
  kind: 'bounce',
  recipient: 'taro@docomo.ne.jp',
  originalRecipient: null,
  action: 'failed',
  replyCode: '550',
  status: '5.1.1',
  command: 'RCPT',
  diagnosticCode: '550 5.1.1 Unknown user taro@docomo.ne.jp',
  remoteMta: 'mfsmax.docomo.ne.jp',
  reportingMta: 'mail.example.co.jp',
  provider: 'docomo',
  date: '2026-11-20T10:16:00+09:00',
  sentDate: '2026-11-20T10:15:00+09:00',
  sender: 'hanako@example.co.jp',
  returnPath: 'hanako@example.co.jp',
  subject: '見積書の件',
  messageId: '<20261120101500.1@example.co.jp>',
  reason: 'userunknown',
  hardBounce: true,
  side: 'sender',
  rule: 'docomo/unknown-user',
  matched: 'unknown user',
  candidates: [],
  title: '宛先不明',
  cause:
    'docomo のサーバーまでは届きましたが、その名前の利用者がいません。打ち間違いか、アドレスの変更が考えられます。',
  remedy: {
    sender: ['@の左側を確かめる', 'アドレスが変わっていないか、別の方法で相手に聞く'],
    senderAdmin: [],
    recipient: [],
    recipientAdmin: [],
  },
  list: 'remove',
  resend: 'after-fix',
  evidence: { ips: [], domains: [], urls: [], dnsbl: [] },
  hints: [],
  truncated: false,
  noticeId: '<20261120101600.A1B2C3@mail.example.co.jp>',
  queueId: 'A1B2C3',
  listId: null,
  feedbackId: null,
  feedbackType: null,
};

const table = loadBuiltInTable();
const adviceFor = createAdviceFor(table);
const COMPANIES = companiesOf(table.providers);

/** What would have been diagnosed to come to such a record. */
function diagnosisOf(record: BounceRecord): Diagnosis {
  const { source, messageNumber, truncated, provider, reason, matched, evidence, hints } = record;
  const { sender, subject, sentDate, messageId, reportingMta, returnPath, date } = record;
  const failure: Failure = { ...record, prose: '' };
  const { noticeId, queueId, listId, feedbackId } = record;
  const original = { sender, subject, date: sentDate, messageId, listId, feedbackId };
  const about = { failures: [failure], original, subject: '', suspicious: false } as const;
  const notice: Notice = { ...about, reportingMta, noticeId, queueId, returnPath, date };
  const candidates = record.candidates.map((candidate) => candidate.reason);
  const known = { source, messageNumber, truncated, provider, reason, matched, evidence, hints, candidates };
  return { ...known, failure, notice, rule: null };
}

function speechOf(record: BounceRecord): Speech {
  const diagnosis = diagnosisOf(record);
  const advice = adviceFor(diagnosis);
  const side = record.side === null || record.side === advice.side ? {} : { side: record.side };
  const situation = { holds: circumstancesOf(diagnosis, COMPANIES), values: placeholderValues(diagnosis) };
  return createSpeech({ ...advice, ...side }, situation);
}

/** What the table tells of such a record; a test may put words of its own into it. */
export function sample(changes: Partial<BounceRecord> = {}, { terms = [], ...words }: SampleWords = {}): Finding {
  const record = { ...sampleRecord, ...changes };
  const { holds, opening, headline, mend, note, resend, isExplained, letter, contact } = speechOf(record);
  const told = record.reason === sampleRecord.reason ? HEADLINE : headline;
  const speech = { holds, opening, headline: told, mend, note, resend, isExplained, letter, contact };
  return { record, terms, prose: '', speech: { ...speech, ...words } };
}

const HEADLINE = 'docomo に taro@docomo.ne.jp というアドレスがないためです。';

export interface SampleWords extends Partial<Speech> {
  readonly terms?: readonly Term[];
}

/** Every string in it drives a terminal, breaks a line, turns the reading direction, or opens markup. */
export const HOSTILE =
  '\u001b[31m=cmd|x\u009b2J\r\n\u202egnp.exe\u2028<b>`*x*`[a](https://evil.example/)\ud83d\u0000\u2066';

export const hostile = (): Finding =>
  sample(
    {
      source: HOSTILE,
      recipient: HOSTILE,
      originalRecipient: `x${HOSTILE}`,
      diagnosticCode: HOSTILE,
      remoteMta: HOSTILE,
      reportingMta: HOSTILE,
      subject: HOSTILE,
      sentDate: HOSTILE,
      noticeId: HOSTILE,
      queueId: HOSTILE,
      listId: HOSTILE,
      feedbackId: HOSTILE,
      feedbackType: HOSTILE,
      headers: { 'X-Campaign': HOSTILE },
      matched: HOSTILE,
      cause: HOSTILE,
      remedy: { sender: [HOSTILE], senderAdmin: [HOSTILE], recipient: [], recipientAdmin: [] },
    },
    { headline: HOSTILE },
  );
