import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/index.ts';

const notice = (report: readonly string[], original: readonly string[]): string =>
  [
    'From: MAILER-DAEMON@mail.example.jp',
    'To: news@example.jp',
    'Date: Tue, 10 Nov 2026 10:15:00 +0900',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <20261110011500.9F8E7D6C5B@mail.example.jp>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    '',
    'This is the mail system at host mail.example.jp.',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    ...report,
    '',
    'Final-Recipient: rfc822; taro@example.net',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    ...original,
    'From: news@example.jp',
    'To: taro@example.net',
    'Subject: weekly',
    '',
    '--b--',
    '',
  ].join('\n');

const REPORT = ['Reporting-MTA: dns; mail.example.jp'];
const TRACE = (by: string): string =>
  `Received: from app.example.jp (app.example.jp [192.0.2.7])\n\tby ${by} (Postfix) with ESMTPS id 4A1B2C3D5E\n\tfor <taro@example.net>; Tue, 10 Nov 2026 10:14:00 +0900`;

const first = async (text: string, headers: readonly string[] = []) => (await diagnose(text, { headers }))[0];

describe('what a notice and its original are called', () => {
  it('tells the Message-ID of the notice', async () => {
    expect(await first(notice(REPORT, []))).toMatchObject({
      noticeId: '<20261110011500.9F8E7D6C5B@mail.example.jp>',
      queueId: null,
      listId: null,
      feedbackId: null,
      feedbackType: null,
    });
  });

  it('tells the queue id of the report', async () => {
    const report = [...REPORT, 'X-Postfix-Queue-ID: 4zKQbd2XyVz1q'];
    expect(await first(notice(report, [TRACE('mail.example.jp')]))).toMatchObject({ queueId: '4zKQbd2XyVz1q' });
  });

  it('reads it from the trace of the server that wrote the notice, and of no other', async () => {
    expect(await first(notice(REPORT, [TRACE('MAIL.example.jp')]))).toMatchObject({ queueId: '4A1B2C3D5E' });
    expect(await first(notice(REPORT, [TRACE('relay.example.com')]))).toMatchObject({ queueId: null });
  });

  it('tells list and campaign of the original', async () => {
    const original = ['List-Id: =?utf-8?B?6YCx5YiK?= <weekly.example.jp>', 'Feedback-ID: 42:spring:news:example'];
    expect(await first(notice(REPORT, original))).toMatchObject({
      listId: 'weekly.example.jp',
      feedbackId: '42:spring:news:example',
    });
  });

  it('has the fields that were asked for, by the names they were asked by', async () => {
    const original = ['X-Campaign-ID: spring-2026', '__proto__: odd', 'X-Long: a', ' b'];
    const record = await first(notice(REPORT, original), ['x-CAMPAIGN-id', 'X-Subscriber', '__proto__', 'X-Long']);
    expect(JSON.stringify(record?.headers)).toBe(
      '{"x-CAMPAIGN-id":"spring-2026","X-Subscriber":null,"__proto__":"odd","X-Long":"a b"}',
    );
    expect(await first(notice(REPORT, original))).not.toHaveProperty('headers');
  });

  it('tells what kind of complaint it is', async () => {
    const complaint = [
      'From: complaints@example.net',
      'To: abuse@example.jp',
      'Subject: complaint',
      'Message-ID: <c1@example.net>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
      '',
      '--b',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: ABUSE',
      'Original-Rcpt-To: taro@example.net',
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      'From: news@example.jp',
      'List-Id: weekly.example.jp',
      'Subject: weekly',
      '',
      'hello',
      '--b--',
      '',
    ].join('\r\n');
    expect(await first(complaint)).toMatchObject({
      ...{ kind: 'feedback', noticeId: '<c1@example.net>' },
      ...{ feedbackType: 'abuse', listId: 'weekly.example.jp' },
    });
  });
});
