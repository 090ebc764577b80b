import { expect, test } from 'vitest';
import type { Diagnosis, Failure, Notice } from '../../src/model.ts';
import { fillIn } from '../../src/output/advice/placeholders.ts';
import { createTexts } from '../../src/output/record/finding.ts';
import { loadBuiltInTable } from '../../src/rules/table/built-in.ts';

const built = loadBuiltInTable();
const assertive = {
  id: 'test/assertive',
  reason: 'userunknown',
  candidates: ['userunknown', 'filtered'],
  advice: {},
} as const;
const table = {
  ...built,
  rules: [...built.rules, { ...built.rules[0], ...assertive } as (typeof built.rules)[number]],
};
const texts = createTexts(table);

const failure: Failure = {
  kind: 'bounce',
  recipient: 'taro@example.jp',
  originalRecipient: null,
  action: 'failed',
  replyCode: '550',
  status: '5.1.1',
  command: 'RCPT',
  diagnosticCode: 'User unknown',
  remoteMta: null,
  prose: '',
};
const notice: Notice = {
  failures: [failure],
  original: { sender: null, subject: null, date: null, messageId: null, listId: null, feedbackId: null },
  reportingMta: null,
  noticeId: null,
  queueId: null,
  returnPath: null,
  date: null,
  subject: '',
  suspicious: false,
};
const diagnosis = (changes: Partial<Diagnosis>, of: Partial<Failure> = {}): Diagnosis => ({
  source: '-',
  messageNumber: 1,
  failure: { ...failure, ...of },
  notice,
  provider: null,
  reason: 'userunknown',
  rule: null,
  matched: null,
  candidates: [],
  evidence: { ips: [], domains: [], urls: [], dnsbl: [] },
  hints: [],
  truncated: false,
  ...changes,
});

test('the headline names the address, and speaks of a recipient where there is none', () => {
  const { headline } = texts.finding(diagnosis({})).speech;
  expect(headline).toContain('taro@example.jp');
  expect(texts.finding(diagnosis({}, { recipient: null })).speech.headline).toBe(
    '相手のサーバーに宛先のアドレスがないためです。',
  );
});

test('a delay without a reason of its own says that there is nothing to do now', () => {
  const delayed = diagnosis({ reason: 'expired', rule: 'kind/delay' }, { kind: 'delay', action: 'delayed' });
  const { record, speech } = texts.finding(delayed);
  expect(speech.headline).toBe('相手のサーバーにまだ受け渡せていないためです。');
  expect(record.remedy.sender[0]).toMatch(/^今は送り直さない/);
  expect(record).toMatchObject({ list: 'keep', resend: 'automatic', hardBounce: false });
});

test.each(['userunknown', 'hostunknown', 'hasmoved', 'notaccept'] as const)(
  'behind a forward %s does not take the address off that the sender wrote',
  (reason) => {
    const there = { originalRecipient: 'list@example.com', replyCode: '550' };
    expect(texts.finding(diagnosis({ reason, rule: null }, { replyCode: '550' })).record.list).toBe('remove');
    expect(texts.finding(diagnosis({ reason, rule: null }, there)).record.list).toBe('hold');
  },
);

test('steps for a mail that came back wait while the server still tries', () => {
  const delayed = diagnosis({ reason: 'userunknown' }, { kind: 'delay', action: 'delayed' });
  const returned = texts.finding(diagnosis({})).record.remedy.sender;
  expect(texts.finding(delayed).record.remedy.sender[0]).toMatch(/^今は送り直さない/);
  const [, , afterwards, ...rest] = texts.finding(delayed).record.remedy.sender;
  expect(afterwards).toBe(`「届けられなかった」という通知が後から届いたら、${returned[0]}`);
  expect(rest).toEqual(returned.slice(1));
});

test('where the words leave several reasons open, no cause is asserted', () => {
  const { record } = texts.finding(
    diagnosis({ rule: 'test/assertive', candidates: ['userunknown', 'filtered'] as const }),
  );
  expect(record.cause).toMatch(/^文面だけでは原因が1つに決まりません。「宛先不明」、「受信拒否/);
  expect(record.hardBounce).toBeNull();
});

test('a mail that is dressed as a notice is not called ordinary', () => {
  const other = { kind: 'other', recipient: null } as const;
  const plain = diagnosis({ reason: null }, other);
  expect(texts.finding(plain).speech.headline).toBe('配送の結果を知らせるメールではありません。');
  const dressed = { ...plain, notice: { ...notice, suspicious: true } };
  expect(texts.finding(dressed).speech.headline).toBe('配送エラーの通知とは確認できません。');
  expect(texts.finding(dressed).record.remedy.sender[0]).toContain('リンク');
});

test('a known value stands apart from Japanese, a generic word does not', () => {
  const text = '宛先 {domain} に送る(dig MX {domain})';
  expect(fillIn(text, { domain: 'example.jp' })).toBe('宛先 example.jp に送る(dig MX example.jp)');
  expect(fillIn('接続先 {remoteMta} を見る', {})).toBe('接続先(相手のサーバー)を見る');
  expect(fillIn('今の {recipient} に', {})).toBe('今の宛先のアドレスに');
  expect(fillIn('dig MX {senderDomain}', {})).toBe('dig MX 差出人のドメイン');
});

test('a value is put in as it is, whatever it holds', () => {
  expect(fillIn('{recipient} です', { recipient: "$&$'{domain}" })).toBe("$&$'{domain} です");
});

test('of two domains of the sender, the one that the words name is meant', () => {
  const original = { ...notice.original, sender: 'info@news.example.jp' };
  const sent: Notice = { ...notice, original, returnPath: 'bounce@mail.example.jp' };
  const refused = { notice: sent, reason: 'rejected' } as const;
  const headline = (domains: readonly string[]) =>
    texts.finding(diagnosis({ ...refused, evidence: { ips: [], domains, urls: [], dnsbl: [] } })).speech.headline;
  expect(headline([])).toContain('news.example.jp');
  expect(headline(['mail.example.jp'])).toContain('mail.example.jp');
  expect(headline(['elsewhere.example'])).toContain('news.example.jp');
});
