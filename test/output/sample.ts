import type { BounceRecord } from '../../src/model.ts';
import type { Finding } from '../../src/output/finding.ts';

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
};

export const sample = (changes: Partial<BounceRecord> = {}, rest: Partial<Finding> = {}): Finding => ({
  record: { ...sampleRecord, ...changes },
  headline: 'docomo に taro@docomo.ne.jp というアドレスがないためです。',
  terms: [],
  ...rest,
});

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
      matched: HOSTILE,
      cause: HOSTILE,
      remedy: { sender: [HOSTILE], senderAdmin: [HOSTILE], recipient: [], recipientAdmin: [] },
    },
    { headline: HOSTILE },
  );
