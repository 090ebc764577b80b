import { describe, expect, test } from 'vitest';
import { readDelivery } from '../../src/extract/delivery/delivery.ts';
import type { Dialect } from '../../src/extract/dialects/dialect.ts';
import { DIALECTS, readDialect } from '../../src/extract/dialects/registry.ts';
import { makeContext } from '../../src/extract/original/context.ts';
import { mailOf, noticeOf, write } from './notices.ts';
import { OLD_NOTICES } from './old-notices.ts';

function sns(message: object): string {
  return write(
    'SES <no-reply@sns.amazonaws.com>',
    'AWS Notification Message',
    `${JSON.stringify(message)}\n\n--\nIf you wish to stop receiving notifications, visit https://sns.example.com/\n`,
  );
}

const SAMPLES = [
  sns({
    notificationType: 'Bounce',
    bounce: {
      bouncedRecipients: [
        {
          emailAddress: 'a@example.org',
          action: 'failed',
          status: '5.1.1',
          diagnosticCode: 'smtp; 550 5.1.1 user unknown',
        },
      ],
      reportingMTA: 'dns; ses.example.com',
    },
  }),
  write(
    'Mailer Daemon <MAILER-DAEMON@mx.example.net>',
    'Delivery status notification: delayed',
    'Hi!\n\nThis is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\nA message is delayed for more than 4 hours for the following list of recipients:\n\na@example.org: Envelope expired\n',
  ),
  write(
    'ml-admin@ml.example.jp',
    'Loop Alert: Duplicated Message-ID (ml)',
    'Duplicated Message-ID in <ml@ml.example.jp>.\n\nOriginal mail as follows:\n',
  ),
  ...OLD_NOTICES.slice(0, 20).map(({ from, subject, body, headers }) => write(from, subject, body, headers)),
];

describe('the order of the list decides nothing', () => {
  const greedy = (name: string, specificity: number): Dialect => ({
    name,
    specificity,
    recognises: () => true,
    read: () => ({ kind: 'other', findings: [], reportingMta: name }),
  });

  test.each(SAMPLES.map((text, i) => [i, text] as const))('mail %i', async (_, text) => {
    const context = makeContext(await mailOf(text));
    const general = () => readDelivery(context);
    const all = [...DIALECTS];
    const orders = all.flatMap((_d, i) => [
      [...all.slice(i), ...all.slice(0, i)],
      [...all.slice(0, i), ...all.slice(i)].reverse(),
    ]);
    const readings = orders.map((order) => JSON.stringify(readDialect(context, general, order)));
    expect(new Set(readings).size).toBe(1);
  });

  test('of two that recognise a mail equally well the name decides', async () => {
    const context = makeContext(await mailOf(SAMPLES[0] as string));
    const [a, b] = [greedy('a', 9), greedy('b', 9)];
    expect(readDialect(context, () => null, [a, b])).toEqual(readDialect(context, () => null, [b, a]));
    expect(readDialect(context, () => null, [b, greedy('c', 10)])?.reportingMta).toBe('c');
  });
});

describe('Amazon SNS', () => {
  test('a bounce', async () => {
    expect((await noticeOf(SAMPLES[0] as string)).failures).toMatchObject([
      { kind: 'bounce', recipient: 'a@example.org', status: '5.1.1', replyCode: '550' },
    ]);
  });

  test('a complaint and a delivery', async () => {
    const complaint = sns({
      notificationType: 'Complaint',
      complaint: { complainedRecipients: [{ emailAddress: 'a@example.org' }] },
    });
    const delivery = sns({
      eventType: 'Delivery',
      delivery: { recipients: ['b@example.org'], smtpResponse: '250 2.6.0 ok', reportingMTA: 'ses.example.com' },
    });
    expect((await noticeOf(complaint)).failures).toMatchObject([{ kind: 'feedback', recipient: 'a@example.org' }]);
    expect((await noticeOf(delivery)).failures).toMatchObject([
      { kind: 'success', recipient: 'b@example.org', replyCode: '250' },
    ]);
  });

  test.each([
    { status: '<script>', emailAddress: 'a@example.org', expected: { status: null, recipient: 'a@example.org' } },
    { status: '9.9.9999', emailAddress: 'b@example.org\nx', expected: { status: null, recipient: 'b@example.org' } },
    { status: '5.1.1', emailAddress: 'x'.repeat(100_000), expected: { status: '5.1.1', recipient: null } },
  ])('a status or an address that is none is not passed on', async ({ expected, ...one }) => {
    const mail = sns({ notificationType: 'Bounce', bounce: { bouncedRecipients: [one] } });
    expect((await noticeOf(mail)).failures).toMatchObject([{ kind: 'bounce', ...expected }]);
  });

  test.each(['constructor', '__proto__', 7])('a notification of type %j beside an event', async (notificationType) => {
    const delivery = { recipients: ['b@example.org'] };
    const mail = sns({ notificationType, eventType: 'Delivery', delivery });
    expect((await noticeOf(mail)).failures).toMatchObject([{ kind: 'success', recipient: 'b@example.org' }]);
  });

  test('broken JSON is no notice', async () => {
    const text = write(
      'no-reply@sns.amazonaws.com',
      'AWS Notification Message',
      '{"notificationType":"Bounce", oops}\n',
    );
    expect((await noticeOf(text)).failures[0].kind).toBe('other');
  });
});

test('OpenSMTPD says delayed of what it has given up', async () => {
  expect((await noticeOf(SAMPLES[1] as string)).failures).toMatchObject([
    { kind: 'bounce', recipient: 'a@example.org' },
  ]);
});

test('fml tells its owner of a post that looped', async () => {
  expect((await noticeOf(SAMPLES[2] as string)).failures).toMatchObject([
    { kind: 'bounce', recipient: 'ml@ml.example.jp' },
  ]);
});
