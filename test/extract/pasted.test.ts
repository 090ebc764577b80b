import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/pipeline.ts';

const engine = createEngine();

async function diagnose(text: string, asked = false): Promise<readonly string[]> {
  const raw = {
    source: '-',
    messageNumber: 1,
    bytes: Buffer.from(text),
    shape: 'text',
    truncated: false,
    asked,
  } as const;
  const findings = await engine.diagnose(raw);
  return findings.map(({ record }) => `${record.kind} ${record.recipient} ${record.reason} ${record.list}`);
}

describe('words that refuse nothing', () => {
  test.each([
    ['a note', '会議は10時です。tanaka@example.jp\n'],
    ['a list of customers', '山田 太郎 <taro@example.jp>\n鈴木 <jiro@example.com>\n佐藤 <sato@example.net>\n'],
    ['addresses', 'taro@example.jp\njiro@example.com\n'],
    ['one address', 'taro@example.jp'],
    ['a table', '会社名,氏名,メール\n株式会社A,山田,taro@example.jp\n株式会社B,鈴木,jiro@example.com\n'],
    [
      'a table whose cells sound like it',
      'name;email;status\n山田;taro@example.jp;配信停止\n鈴木;jiro@example.com;有効\n',
    ],
    ['a letter', 'その件、問題ありません。tanaka@example.jp に渡してください。\nご不明な点はご連絡ください。\n'],
    ['an order', 'ご注文ありがとうございます。\n在庫がありませんので来週になります。\nお問い合わせ: info@example.jp\n'],
    ['a contact', 'BEGIN:VCARD\nFN:山田\nEMAIL:taro@example.jp\nEND:VCARD\n'],
    ['settings', '{\n "smtp": {"user": "info@example.jp", "port": 587},\n "errors_to": "admin@example.jp"\n}\n'],
    ['events of opening', '[{"event":"open","email":"taro@example.jp"},{"event":"click","email":"jiro@example.com"}]'],
    ['a document that was cut', '{"items":[{"email":"taro@example.jp","reason":"550 5.1.1 User unknown"},{"email":"ji'],
    ['a page', '<html><body><a href="mailto:info@example.jp">info@example.jp</a></body></html>'],
    ['English', 'Hi Taro,\n\nPlease find the report attached.\n\nRegards,\nKen <ken@example.com>\n'],
    [
      'lines of a log that tell of no delivery',
      'Nov 16 11:20:30 mx postfix/qmgr[9]: 4A: from=<news@example.jp>, size=3000, nrcpt=1\n',
    ],
  ])('%s', async (_, text) => {
    expect(await diagnose(text)).toEqual(['other null null null']);
  });

  test('what somebody asks about is about an error, except a line of a log that tells of no delivery', async () => {
    expect(await diagnose('会議は10時です。', true)).toEqual(['bounce null onhold hold']);
    expect(await diagnose('Nov 16 11:20:30 mx postfix/smtpd[9]: connect from unknown[192.0.2.1]', true)).toEqual([
      'other null null null',
    ]);
  });

  test('the card says what to paste instead', async () => {
    const raw = {
      source: '-',
      messageNumber: 1,
      bytes: Buffer.from('こんにちは。'),
      shape: 'text',
      truncated: false,
    } as const;
    const [finding] = await engine.diagnose(raw);
    expect(finding?.record.title).toBe('エラーメールの文章ではないようです');
    expect(finding?.record.remedy.sender[0]).toContain('エラーの行(550 など)');
  });
});

describe('words that say it in a way no rule knows', () => {
  test.each([
    'Your message to taro@example.jp could not be delivered.\nReason: flurb snark.\n',
    'あなたのメールは taro@example.jp に配送できませんでした。\n理由: ほげほげ\n',
    'お届け先のメールボックスの都合により、taro@example.jp にお届け\nすることができませんでした。\n',
    '転送先 taro@example.jp から 599 と返されました。エラーメールです。\n',
  ])('%s', async (text) => {
    // Likeness may name a reason; the address stays where it is.
    expect(await diagnose(text)).toEqual([expect.stringMatching(/^bounce taro@example\.jp \w+ (?:hold|keep)$/)]);
  });
});

describe('what programs wrote for programs', () => {
  test('an event tells of the recipient, not of the sender', async () => {
    const event = {
      RecordType: 'Bounce',
      Details: 'smtp;550 5.1.1 The email account that you tried to reach does not exist.',
      Email: 'taro@example.jp',
      From: 'news@example.com',
    };
    const expected = ['bounce taro@example.jp userunknown remove'];
    expect(await diagnose(JSON.stringify(event))).toEqual(expected);
    expect(await diagnose(JSON.stringify([{ meta: { tags: [] }, data: event }], null, 1))).toEqual(expected);
    expect(await diagnose(`${JSON.stringify(event)}\n${JSON.stringify({ Email: 'jiro@example.com' })}\n`)).toEqual(
      expected,
    );
    expect(await diagnose(JSON.stringify({ Type: 'Notification', Message: JSON.stringify(event) }))).toEqual(expected);
  });

  test('an event that is no failure is none', async () => {
    const events = [
      { event: 'delivered', email: 'taro@example.jp', response: '250 2.0.0 OK' },
      { event: 'deferred', email: 'jiro@example.com', response: '452 4.2.2 Mailbox full' },
      { event: 'dropped', email: 'saburo@example.net', reason: 'Invalid recipient', status: '5.1.1' },
    ];
    expect(await diagnose(JSON.stringify(events))).toEqual([
      'success taro@example.jp delivered keep',
      'delay jiro@example.com mailboxfull keep',
      'bounce saburo@example.net suppressed hold',
    ]);
  });

  test('a table of deliveries', async () => {
    const table = [
      'type,orig,rcpt,dsnAction,dsnStatus,dsnDiag',
      'b,news@example.com,taro@example.jp,failed,5.1.1 (bad address),"smtp;550 5.1.1 User unknown, sorry"',
      'd,news@example.com,jiro@example.com,relayed,2.0.0 (success),smtp;250 2.0.0 OK',
    ].join('\r\n');
    expect(await diagnose(table)).toEqual([
      'bounce taro@example.jp userunknown remove',
      'success jiro@example.com delivered keep',
    ]);
  });

  test('a journal keeps lines of the mail log', async () => {
    const line =
      '4A: to=<taro@example.jp>, relay=mx.example.jp[192.0.2.9]:25, dsn=5.1.1, status=bounced (host mx.example.jp[192.0.2.9] said: 550 5.1.1 User unknown)';
    expect(await diagnose(JSON.stringify({ SYSLOG_IDENTIFIER: 'postfix/smtp', MESSAGE: line }))).toEqual([
      'bounce taro@example.jp userunknown remove',
    ]);
  });

  test.each([
    [
      'Postfix',
      '-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------\n4A1B2C3D5E     3272 Mon Nov 16 09:00:00  news@example.jp\n(connect to mx.example.com[192.0.2.9]:25: Connection timed out)\n                                         taro@example.com\n\n-- 3 Kbytes in 1 Request.\n',
      ['delay taro@example.com networkerror keep'],
    ],
    [
      'sendmail',
      '\t\t/var/spool/mqueue (1 request)\n-----Q-ID----- --Size-- -----Q-Time----- ------------Sender/Recipient-----------\nxAG0F5Xy012345     1234 Mon Nov 16 09:00 <news@example.jp>\n                 (Deferred: Connection timed out with mx.example.com.)\n\t\t\t\t\t <taro@example.com>\n\t\tTotal requests: 1\n',
      ['delay taro@example.com networkerror keep'],
    ],
    [
      'Exim',
      ' 3h  2.9K 1tixMn-00000000C5j-1wRa <news@example.jp>\n        D jiro@example.org\n          taro@example.com\n',
      ['delay taro@example.com expired keep'],
    ],
    ['an empty one', '4A1B2C3D5E     3272 Mon Nov 16 09:00:00  news@example.jp\n', ['other null null null']],
  ])('the queue of %s', async (_, text, expected) => {
    expect(await diagnose(text)).toEqual(expected);
  });

  test('the deliveries among the lines of a log', async () => {
    const log = [
      'Nov 16 11:20:29 mx postfix/smtpd[8]: connect from unknown[192.0.2.1]',
      'Nov 16 11:20:29 mx postfix/cleanup[9]: 4A: message-id=<1@example.jp>',
      'Nov 16 11:20:30 mx postfix/qmgr[9]: 4A: from=<news@example.jp>, size=3000, nrcpt=1 (queue active)',
      'Nov 16 11:20:31 mx postfix/smtp[9]: 4A: to=<taro@example.com>, relay=mx.example.com[192.0.2.9]:25, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.9] said: 550 5.1.1 User unknown)',
      'Nov 16 11:20:31 mx postfix/qmgr[9]: 4A: removed',
    ];
    expect(await diagnose(log.join('\n'))).toEqual(['bounce taro@example.com userunknown remove']);
  });
});

test('of several addresses only the one that a refusal stands beside failed', async () => {
  expect(await diagnose('taro@example.jp 550 5.1.1 User unknown\njiro@example.com ok\n')).toEqual([
    'bounce taro@example.jp userunknown remove',
  ]);
});

test.each([
  [
    'whom to ask about a list',
    '会員限定 メーリングリストに送られた投稿は、リスト司会者により拒否されました。\n\n"会員以外は投稿できません"\n\nご質問はリスト管理者へ:\n\n    kai-owner@example.jp\n',
    'bounce null policyviolation keep',
  ],
  [
    'a refused sender',
    '550-Verification failed for <news@example.jp>\n550-No Such User Here\n550 Sender verify failed\n',
    'bounce null rejected keep',
  ],
  [
    'a login',
    '送信者のメールアドレスが正しくありません。サーバーからの応答: 5.7.1 <taro@example.jp>: Sender address rejected: not owned by user jiro@example.com\n',
    'bounce null smtpauth keep',
  ],
  [
    'an example',
    '宛先のメールアドレスが変更された可能性があります。相手に確認してください(例: taro@example.com)。\n',
    'bounce null hasmoved hold',
  ],
])('the address of %s is no recipient', async (_, text, expected) => {
  expect(await diagnose(text)).toEqual([expected]);
});

test('an error that goes on (引き続き) is no delay', async () => {
  const dialog =
    "タスク 'info@example.jp - 送信中' でエラー (0x800CCC0F) が報告されました: 'サーバーへの接続が中断されました。この問題が引き続き発生する場合は、管理者に問い合わせてください。'";
  expect(await diagnose(dialog)).toEqual(['bounce null clientconfig keep']);
});
