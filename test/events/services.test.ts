import { describe, expect, test } from 'vitest';
import type { BounceRecord } from '../../src/model.ts';
import { createEngine } from '../../src/pipeline.ts';

const engine = createEngine();

async function recordsOf(value: unknown): Promise<readonly BounceRecord[]> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const raw = { source: '-', messageNumber: 1, bytes: Buffer.from(text), shape: 'text', truncated: false } as const;
  return (await engine.diagnose(raw)).map(({ record }) => record);
}

const mail = {
  timestamp: '2026-11-20T01:00:00.839Z',
  source: '"News" <news@example.jp>',
  messageId: '0106-a',
  destination: ['taro@example.com', 'jiro@example.net'],
  commonHeaders: { subject: '11月のお知らせ', messageId: '<1@example.jp>' },
};
const sesBounce = {
  notificationType: 'Bounce',
  bounce: {
    bounceType: 'Permanent',
    bounceSubType: 'General',
    bouncedRecipients: [
      {
        emailAddress: 'taro@example.com',
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: 'smtp; 550 5.1.1 User unknown',
      },
    ],
    timestamp: '2026-11-20T01:00:05.664Z',
    feedbackId: '0106-b',
  },
  mail,
};
const told = {
  kind: 'bounce',
  recipient: 'taro@example.com',
  reason: 'userunknown',
  status: '5.1.1',
  replyCode: '550',
  diagnosticCode: '550 5.1.1 User unknown',
  date: '2026-11-20T01:00:05+00:00',
  sender: 'news@example.jp',
  subject: '11月のお知らせ',
  messageId: '<1@example.jp>',
  queueId: '0106-a',
};

describe('Amazon SES', () => {
  test.each([
    ['a notification', sesBounce],
    ['an event', { ...sesBounce, notificationType: undefined, eventType: 'Bounce' }],
    ['in the envelope of SNS', { Type: 'Notification', MessageId: 'x', Message: JSON.stringify(sesBounce) }],
    ['in those of SNS and SQS', { Body: JSON.stringify({ Type: 'Notification', Message: JSON.stringify(sesBounce) }) }],
    ['for a function', { Records: [{ Sns: { Message: JSON.stringify(sesBounce) } }] }],
  ])('%s', async (_, value) => {
    expect(await recordsOf(value)).toMatchObject([told]);
  });

  test('a delivery, a complaint and a delay are about their recipient', async () => {
    const events = [
      {
        eventType: 'Delivery',
        delivery: {
          timestamp: '2026-11-20T01:00:06.000Z',
          recipients: ['taro@example.com'],
          smtpResponse: '250 2.0.0 OK',
        },
        mail,
      },
      {
        notificationType: 'Complaint',
        complaint: {
          complainedRecipients: [{ emailAddress: 'taro@example.com' }],
          complaintFeedbackType: 'abuse',
          timestamp: '2026-11-20T02:00:00.000Z',
        },
        mail,
      },
      {
        eventType: 'DeliveryDelay',
        deliveryDelay: {
          delayedRecipients: [
            { emailAddress: 'jiro@example.net', status: '4.2.2', diagnosticCode: 'smtp; 452 4.2.2 Mailbox full' },
          ],
          timestamp: '2026-11-20T01:30:00.000Z',
        },
        mail,
      },
    ];
    expect(await recordsOf(events.map((event) => JSON.stringify(event)).join('\n'))).toMatchObject([
      {
        kind: 'success',
        reason: 'delivered',
        list: 'keep',
        recipient: 'taro@example.com',
        date: '2026-11-20T01:00:06+00:00',
      },
      { kind: 'feedback', recipient: 'taro@example.com', list: 'remove' },
      { kind: 'delay', reason: 'mailboxfull', recipient: 'jiro@example.net' },
    ]);
  });

  test('what is no word on a delivery is none', async () => {
    expect(await recordsOf({ eventType: 'Open', open: {}, mail })).toMatchObject([{ kind: 'other', recipient: null }]);
  });
});

const at = { timestamp: 1795136405, sg_message_id: 'm-1', 'smtp-id': '<1@ismtpd>' };

test('SendGrid', async () => {
  const events = [
    { ...at, event: 'processed', email: 'goro@example.com' },
    {
      ...at,
      event: 'bounce',
      email: 'taro@example.com',
      reason: '550 5.1.1 User unknown',
      status: '5.1.1',
      type: 'bounce',
    },
    { ...at, event: 'dropped', email: 'jiro@example.com', reason: 'Invalid' },
    { ...at, event: 'dropped', email: 'saburo@example.com', reason: 'Unsubscribed Address' },
    { ...at, event: 'deferred', email: 'shiro@example.com', response: '452 4.2.2 Mailbox full', attempt: '2' },
    { ...at, event: 'delivered', email: 'goro@example.com', response: '250 OK' },
    { ...at, event: 'spamreport', email: 'rokuro@example.com' },
    { ...at, event: 'open', email: 'goro@example.com' },
  ];
  const expected = [
    {
      kind: 'bounce',
      recipient: 'taro@example.com',
      reason: 'userunknown',
      date: '2026-11-20T10:00:05+09:00',
      queueId: 'm-1',
    },
    { kind: 'bounce', recipient: 'jiro@example.com', reason: 'suppressed', diagnosticCode: 'Invalid' },
    { kind: 'bounce', recipient: 'saburo@example.com', reason: 'suppressed' },
    { kind: 'delay', recipient: 'shiro@example.com', reason: 'mailboxfull' },
    { kind: 'success', recipient: 'goro@example.com', reason: 'delivered' },
    { kind: 'feedback', recipient: 'rokuro@example.com', reason: 'feedback' },
  ];
  expect(await recordsOf(events)).toMatchObject(expected);
  expect(await recordsOf(events.map((event) => JSON.stringify(event)).join('\n'))).toMatchObject(expected);
});

test('Mailgun', async () => {
  const message = { headers: { from: 'News <news@example.jp>', subject: 'お知らせ', 'message-id': '1@example.jp' } };
  const event = (fields: object) => ({
    signature: { token: 'x' },
    'event-data': { id: 'e-1', timestamp: 1795136405.5, recipient: 'taro@example.com', message, ...fields },
  });
  const events = [
    event({
      event: 'failed',
      severity: 'permanent',
      reason: 'bounce',
      'delivery-status': { code: 550, message: '5.1.1 User unknown', 'mx-host': 'mx.example.com' },
    }),
    event({
      event: 'failed',
      severity: 'temporary',
      reason: 'generic',
      'delivery-status': { code: 452, message: '4.2.2 Mailbox full' },
    }),
    event({
      event: 'failed',
      severity: 'permanent',
      reason: 'suppress-bounce',
      'delivery-status': { code: 605, message: '', description: 'Not delivering to previously bounced address' },
    }),
    event({ event: 'failed', severity: 'permanent', reason: 'bounce', 'delivery-status': { code: '5.1.1' } }),
    event({ event: 'delivered', 'delivery-status': { code: 250, message: 'OK' } }),
    event({ event: 'complained' }),
    event({ event: 'opened' }),
  ];
  const common = {
    recipient: 'taro@example.com',
    sender: 'news@example.jp',
    messageId: '<1@example.jp>',
    date: '2026-11-20T10:00:05+09:00',
  };
  expect(await recordsOf(events)).toMatchObject([
    {
      ...common,
      kind: 'bounce',
      reason: 'userunknown',
      replyCode: '550',
      status: '5.1.1',
      remoteMta: 'mx.example.com',
    },
    { ...common, kind: 'delay', reason: 'mailboxfull', replyCode: '452' },
    { ...common, kind: 'bounce', reason: 'suppressed', replyCode: null },
    { ...common, kind: 'bounce', replyCode: null, status: '5.1.1' },
    { ...common, kind: 'success', replyCode: '250' },
    { ...common, kind: 'feedback' },
  ]);
});

test('Postmark', async () => {
  const bounce = {
    ...{
      RecordType: 'Bounce',
      MessageID: 'p-1',
      From: 'news@example.jp',
      Email: 'taro@example.com',
      Subject: 'お知らせ',
    },
    BouncedAt: '2026-11-20T01:00:05.2735393Z',
  };
  const events = [
    {
      ...bounce,
      Type: 'HardBounce',
      TypeCode: 1,
      Details: 'smtp;550 5.1.1 User unknown',
      Description: 'The server was unable to deliver your message',
    },
    { ...bounce, Type: 'Transient', TypeCode: 2, Details: 'smtp;452 4.2.2 Mailbox full' },
    { ...bounce, Type: 'AutoResponder', TypeCode: 64, Details: '' },
    { ...bounce, Type: 'ManuallyDeactivated', TypeCode: 100_006, Description: 'Manually deactivated' },
    { ...bounce, Type: 'InboundError', TypeCode: 100_009, Description: 'Inbound error' },
    { ...bounce, RecordType: 'SpamComplaint', Type: 'SpamComplaint' },
    {
      RecordType: 'Delivery',
      MessageID: 'p-1',
      Recipient: 'jiro@example.com',
      DeliveredAt: '2026-11-20T01:00:05Z',
      Details: 'smtp;250 2.0.0 OK',
    },
    { MessageID: 'p-2', Recipient: 'saburo@example.com', DeliveredAt: '2026-11-20T01:00:06Z', Details: 'smtp;250 OK' },
    { RecordType: 'Open', Recipient: 'jiro@example.com' },
    { RecordType: 'SubscriptionChange', Recipient: 'jiro@example.com' },
  ];
  const common = {
    recipient: 'taro@example.com',
    sender: 'news@example.jp',
    subject: 'お知らせ',
    queueId: 'p-1',
    date: '2026-11-20T01:00:05+00:00',
  };
  expect(await recordsOf(events)).toMatchObject([
    { ...common, kind: 'bounce', reason: 'userunknown', diagnosticCode: '550 5.1.1 User unknown' },
    { ...common, kind: 'delay', reason: 'mailboxfull' },
    { ...common, kind: 'vacation' },
    { ...common, kind: 'bounce', reason: 'suppressed' },
    { ...common, kind: 'feedback' },
    {
      kind: 'success',
      recipient: 'jiro@example.com',
      diagnosticCode: '250 2.0.0 OK',
      date: '2026-11-20T01:00:05+00:00',
    },
    { kind: 'success', recipient: 'saburo@example.com', queueId: 'p-2' },
  ]);
});

test('SparkPost', async () => {
  const base = {
    rcpt_to: 'taro@example.com',
    raw_rcpt_to: 'Taro@example.com',
    timestamp: '1795136405',
    subject: 'お知らせ',
    friendly_from: 'news@example.jp',
    message_id: 's-1',
  };
  const wrapped = (event: object) => ({ msys: { message_event: { ...base, ...event } } });
  const events = [
    wrapped({
      type: 'bounce',
      bounce_class: '10',
      error_code: '550',
      raw_reason: '550 5.1.1 User unknown',
      reason: '550 5.1.1 User ...',
    }),
    wrapped({ type: 'delay', error_code: '452', raw_reason: '452 4.2.2 Mailbox full' }),
    wrapped({ type: 'bounce', bounce_class: '25', error_code: '554', reason: 'Recipient address was suppressed' }),
    wrapped({ type: 'spam_complaint', fbtype: 'abuse' }),
    wrapped({ type: 'delivery' }),
    { msys: { track_event: { ...base, type: 'open' } } },
  ];
  const common = {
    recipient: 'Taro@example.com',
    sender: 'news@example.jp',
    queueId: 's-1',
    date: '2026-11-20T10:00:05+09:00',
  };
  expect(await recordsOf(events)).toMatchObject([
    { ...common, kind: 'bounce', reason: 'userunknown', replyCode: '550' },
    { ...common, kind: 'delay', reason: 'mailboxfull' },
    { ...common, kind: 'bounce', reason: 'suppressed' },
    { ...common, kind: 'feedback' },
    { ...common, kind: 'success' },
  ]);
});

test('Brevo', async () => {
  const base = {
    email: 'taro@example.com',
    id: 7,
    'message-id': '<1@example.jp>',
    ts_event: 1795136405,
    subject: 'お知らせ',
  };
  const events = [
    { ...base, event: 'hard_bounce', reason: '550 5.1.1 User unknown' },
    { ...base, event: 'soft_bounce', reason: '552 5.2.2 Mailbox full' },
    { ...base, event: 'deferred', reason: '452 4.2.2 Mailbox full' },
    { ...base, event: 'blocked', reason: 'blocked : due to blacklist user' },
    { ...base, event: 'spam' },
    { ...base, event: 'delivered' },
    { ...base, event: 'unique_opened' },
  ];
  const common = { recipient: 'taro@example.com', messageId: '<1@example.jp>', date: '2026-11-20T10:00:05+09:00' };
  expect(await recordsOf(events)).toMatchObject([
    { ...common, kind: 'bounce', reason: 'userunknown' },
    { ...common, kind: 'bounce', reason: 'mailboxfull' },
    { ...common, kind: 'delay', reason: 'mailboxfull' },
    { ...common, kind: 'bounce', reason: 'suppressed' },
    { ...common, kind: 'feedback' },
    { ...common, kind: 'success' },
  ]);
});

test('Brevo: the date of a webhook has no zone, and is not read as one in Japan', async () => {
  const event = { event: 'hard_bounce', email: 'taro@example.com', id: 7, 'message-id': '1@example.jp' };
  expect(await recordsOf([{ ...event, date: '2026-11-20 02:00:05', ts: 1795136405 }])).toMatchObject([
    { date: '2026-11-20T10:00:05+09:00', messageId: '<1@example.jp>' },
  ]);
  expect(await recordsOf([{ ...event, date: '2026-11-20 02:00:05' }])).toMatchObject([{ date: null }]);
});

test('Brevo: a campaign, which has a number and no Message-ID', async () => {
  const base = {
    ...{ id: 7, camp_id: 12, email: 'taro@example.com', 'campaign name': 'お知らせ', tag: '' },
    ...{ date_sent: '2026-11-20 01:00:00', date_event: '2026-11-20 02:00:05' },
    ...{ ts_sent: 1795132800, ts_event: 1795136405, ts: 1795136405 },
  };
  const events = [
    { ...base, event: 'delivered' },
    { ...base, event: 'hard_bounce', reason: '550 5.1.1 User unknown' },
    { ...base, event: 'unsubscribe' },
  ];
  const common = { recipient: 'taro@example.com', date: '2026-11-20T10:00:05+09:00', messageId: null };
  expect(await recordsOf(events)).toMatchObject([
    { ...common, kind: 'success', sentDate: '2026-11-20T09:00:00+09:00' },
    { ...common, kind: 'bounce', reason: 'userunknown' },
  ]);
});

test('Brevo: what its API lists', async () => {
  const base = {
    ...{ email: 'taro@example.com', date: '2026-11-20T02:00:05.000+01:00', subject: 'お知らせ', tag: 'news' },
    ...{ messageId: '<1@example.jp>', from: 'news@example.jp' },
  };
  const events = [
    { ...base, event: 'hardBounces', reason: '550 5.1.1 User unknown' },
    { ...base, event: 'delivered' },
    { ...base, event: 'invalid' },
    { ...base, event: 'clicks', link: 'https://www.example.jp/' },
    { ...base, event: 'loadedByProxy' },
  ];
  const common = { recipient: 'taro@example.com', sender: 'news@example.jp', date: '2026-11-20T02:00:05+01:00' };
  expect(await recordsOf({ events })).toMatchObject([
    { ...common, kind: 'bounce', reason: 'userunknown' },
    { ...common, kind: 'success' },
    { ...common, kind: 'bounce' },
  ]);
});

test('a message trace of Exchange Online, by Graph or PowerShell', async () => {
  const expected = [
    {
      kind: 'bounce',
      recipient: 'taro@example.com',
      reason: 'userunknown',
      sender: 'me@example.jp',
      date: '2026-11-20T01:00:05+00:00',
    },
    { kind: 'success', recipient: 'jiro@example.com' },
  ];
  const rows = [
    {
      recipientAddress: 'taro@example.com',
      senderAddress: 'me@example.jp',
      status: 'failed',
      detail: '550 5.1.10 RESOLVER.ADR.RecipientNotFound',
      receivedDateTime: '2026-11-20T01:00:05Z',
    },
    {
      recipientAddress: 'jiro@example.com',
      senderAddress: 'me@example.jp',
      status: 'delivered',
      receivedDateTime: '2026-11-20T01:00:05Z',
    },
  ];
  expect(await recordsOf({ value: rows })).toMatchObject(expected);
  const capital = ([key, value]: readonly [string, unknown]) => [key.charAt(0).toUpperCase() + key.slice(1), value];
  const shell = rows.map(({ receivedDateTime, ...row }) =>
    Object.fromEntries(Object.entries({ ...row, received: receivedDateTime }).map(capital)),
  );
  expect(await recordsOf(shell)).toMatchObject(expected);
});

test('an accounting file of PowerMTA', async () => {
  const table = [
    'type,timeLogged,orig,rcpt,dsnAction,dsnStatus,dsnDiag,dsnMta',
    'b,2026-11-20 10:00:05+0900,news@example.jp,taro@example.com,failed,5.1.1 (bad),"smtp;550 5.1.1 User unknown, sorry",mx.example.com (192.0.2.9)',
    't,2026-11-20 10:00:05+0900,news@example.jp,jiro@example.com,delayed,4.2.2 (full),smtp;452 4.2.2 Mailbox full,mx.example.com (192.0.2.9)',
    'd,2026-11-20 10:00:05+0900,news@example.jp,saburo@example.com,relayed,2.0.0 (success),smtp;250 2.0.0 OK,mx.example.com (192.0.2.9)',
    'r,2026-11-20 10:00:05+0900,news@example.jp,goro@example.com,,2.0.0,,',
  ].join('\r\n');
  const common = { sender: 'news@example.jp', date: '2026-11-20T10:00:05+09:00', remoteMta: 'mx.example.com' };
  expect(await recordsOf(table)).toMatchObject([
    { ...common, kind: 'bounce', recipient: 'taro@example.com', reason: 'userunknown', status: '5.1.1' },
    { ...common, kind: 'delay', recipient: 'jiro@example.com', reason: 'mailboxfull' },
    { ...common, kind: 'success', recipient: 'saburo@example.com' },
  ]);
});

test('postqueue -j', async () => {
  const entry = {
    ...{
      queue_name: 'deferred',
      queue_id: '4A1B2C3D5E',
      arrival_time: 1795136405,
      message_size: 3272,
      sender: 'news@example.jp',
    },
    recipients: [
      { address: 'taro@example.com', delay_reason: 'connect to mx.example.com[192.0.2.9]:25: Connection timed out' },
      {
        address: 'jiro@example.com',
        delay_reason: 'host mx.example.com[192.0.2.9] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command)',
      },
    ],
  };
  const common = {
    kind: 'delay',
    queueId: '4A1B2C3D5E',
    sender: 'news@example.jp',
    sentDate: '2026-11-20T10:00:05+09:00',
  };
  expect(await recordsOf(`${JSON.stringify(entry)}\n${JSON.stringify({ ...entry, recipients: [] })}\n`)).toMatchObject([
    { ...common, recipient: 'taro@example.com', reason: 'networkerror' },
    { ...common, recipient: 'jiro@example.com', reason: 'mailboxfull', replyCode: '452' },
  ]);
});
